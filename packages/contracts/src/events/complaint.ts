import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { customerReference, key, place, placeDimensions, reference } from './parts.ts';

export const complaintFiled = defineEvent('complaint.filed', {
  version: 1,
  summary: 'A customer complained.',
  data: z.strictObject({
    complaint: reference.optional(),
    /** The order the complaint is about. */
    order: reference.optional(),
    ticket: reference.optional(),
    ...place,
    customer: customerReference.optional(),
    topic: key.optional(),
    severity: z.enum(['low', 'medium', 'high']).optional(),
    text: text(ingestLimits.textLength).optional(),
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'text'],
});
