import { z } from 'zod';
import { text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { anyPlace, customerReference, key, placeDimensions } from './parts.ts';

export const consentChanged = defineEvent('consent.changed', {
  version: 1,
  summary: 'A customer gave or withdrew consent for one purpose.',
  data: z.strictObject({
    customer: customerReference,
    ...anyPlace,
    /** `surveys`, `analysis`, `marketing` … */
    purpose: key,
    granted: z.boolean(),
    /** The version of the wording agreed to. */
    wording: text(200).optional(),
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer'],
});
