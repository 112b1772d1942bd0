import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { countOf, durationOf, durationSince } from './field-measures.ts';
import { customerReference, instant, place, placeDimensions, reference } from './parts.ts';

export const deliveryPromised = defineEvent('delivery.promised', {
  version: 1,
  summary: 'The customer was told when the delivery would arrive.',
  data: z.strictObject({
    delivery: reference,
    order: reference.optional(),
    ...place,
    customer: customerReference.optional(),
    promisedAt: instant,
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const completed = z.strictObject({
  delivery: reference,
  order: reference.optional(),
  ...place,
  customer: customerReference.optional(),
  orderedAt: instant.optional(),
  promisedAt: instant.optional(),
});
type Completed = z.infer<typeof completed>;

const isLate = (data: Completed, at: number): data is Completed & { promisedAt: string } =>
  data.promisedAt !== undefined && at > Date.parse(data.promisedAt);

export const deliveryCompleted = defineEvent('delivery.completed', {
  version: 1,
  summary: 'A delivery arrived.',
  data: completed,
  measures: [
    durationSince('delivery.completed', 'after', (data: Completed) => data.orderedAt),
    // Only of the late ones. With `on-time` it gives the share on time: on-time / (on-time + n of late-by).
    durationOf('delivery.completed', 'late-by', (data: Completed, { at }) =>
      isLate(data, at) ? at - Date.parse(data.promisedAt) : undefined,
    ),
    countOf(
      'delivery.completed',
      'on-time',
      (data: Completed, { at }) => data.promisedAt !== undefined && !isLate(data, at),
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});
