import { z } from 'zod';
import { text } from '../cloud-event.ts';
import { answers } from './answers.ts';
import { defineEvent } from './define-event.ts';
import { anyPlace, customerReference, key, place, placeDimensions, reason, reference } from './parts.ts';

export const responseRecorded = defineEvent('response.recorded', {
  version: 1,
  summary: 'Someone answered a survey. Without a customer it is anonymous.',
  data: z.strictObject({
    survey: key,
    ...place,
    /** The round of asking. */
    wave: key.optional(),
    invitation: reference.optional(),
    language: key.optional(),
    customer: customerReference.optional(),
    answers,
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'answers'],
});

export const responseAmended = defineEvent('response.amended', {
  version: 1,
  summary: 'Answers or circumstances of a response were corrected; what is not named stays as it was.',
  data: z.strictObject({
    /** Id of the `response.recorded` event. */
    response: reference,
    /** Its source, where it is not the source of this event. */
    source: text(300, 1).optional(),
    ...anyPlace,
    wave: key.optional(),
    customer: customerReference.optional(),
    answers: answers.optional(),
  }),
  measures: [],
  dimensions: placeDimensions,
  personal: ['customer', 'answers'],
});

export const responseWithdrawn = defineEvent('response.withdrawn', {
  version: 1,
  summary: 'A response no longer counts.',
  data: z.strictObject({
    response: reference,
    source: text(300, 1).optional(),
    reason: reason.optional(),
  }),
  measures: [],
  dimensions: [],
  personal: ['reason'],
});
