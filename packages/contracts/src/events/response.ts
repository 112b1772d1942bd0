import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { anyPlace, customerReference, key, place, placeDimensions, reason, reference } from './parts.ts';

/**
 * A point of the question's scale, a text, or why there is neither. Whether it suits the question is for the
 * survey to say; what can never be an answer (9.5, null, true) is an error here already.
 */
const answer = z.union(
  [z.int(), text(ingestLimits.textLength), z.strictObject({ excluded: z.enum(['skipped', 'dont-know']) })],
  { error: 'a whole number, a text or {"excluded":"skipped"|"dont-know"}' },
);
export type Answer = z.infer<typeof answer>;

const mostAnswers = 200;

/** Answers by question key. */
const answers = z
  .record(key, answer)
  .refine((value) => Object.keys(value).length <= mostAnswers, { error: `at most ${mostAnswers} answers` })
  .meta({ maxProperties: mostAnswers });

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
    source: text(300).min(1).optional(),
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
    source: text(300).min(1).optional(),
    reason: reason.optional(),
  }),
  measures: [],
  dimensions: [],
  personal: ['reason'],
});
