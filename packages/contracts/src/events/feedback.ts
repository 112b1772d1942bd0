import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { eventMeasureKey } from '../measure.ts';
import { defineEvent, type FieldMeasure } from './define-event.ts';
import { customerReference, key, place, placeDimensions, reference } from './parts.ts';

/** Half stars are sent as points of a scale twice as long. */
const rating = z
  .strictObject({ value: z.int(), min: z.int().min(-100).max(100), max: z.int().min(-100).max(100) })
  .refine((rating) => rating.min < rating.max && rating.value >= rating.min && rating.value <= rating.max, {
    error: 'value from min to max, and min below max',
  });

const received = z.strictObject({
  medium: z.enum(['review', 'social', 'e-mail']),
  ...place,
  customer: customerReference.optional(),
  /** Where it was published, or the id of the message. */
  reference: reference.optional(),
  language: key.optional(),
  text: text(ingestLimits.textLength).optional(),
  rating: rating.optional(),
});

/** One measure per scale: stars out of five are never pooled with marks out of ten. */
const ratingMeasure: FieldMeasure<z.infer<typeof received>> = {
  field: 'rating.<min>-<max>',
  kind: 'score',
  read: ({ rating }) => {
    if (rating === undefined) return null;
    const { value, min, max } = rating;
    return {
      definition: {
        key: eventMeasureKey('feedback.received', `rating.${min}-${max}`),
        kind: 'score',
        min,
        max,
      },
      value,
    };
  },
};

export const feedbackReceived = defineEvent('feedback.received', {
  version: 1,
  summary: 'A customer said something unasked: a review, a post, an e-mail.',
  data: received,
  measures: [ratingMeasure],
  dimensions: placeDimensions,
  personal: ['customer', 'reference', 'text'],
});
