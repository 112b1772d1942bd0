import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { durationOf } from './field-measures.ts';
import { attributes, customerReference, key, milliseconds, place, placeDimensions } from './parts.ts';

const recorded = z.strictObject({
  /** `visit`, `call`, `download` … */
  kind: key,
  ...place,
  customer: customerReference.optional(),
  duration: milliseconds.optional(),
  attributes: attributes.optional(),
});

export const interactionRecorded = defineEvent('interaction.recorded', {
  version: 1,
  summary: 'A customer dealt with the enterprise in some other way; kind and scalar attributes are free.',
  data: recorded,
  measures: [
    durationOf('interaction.recorded', 'duration', (data: z.infer<typeof recorded>) => data.duration),
  ],
  dimensions: placeDimensions,
  personal: ['customer', 'attributes'],
});
