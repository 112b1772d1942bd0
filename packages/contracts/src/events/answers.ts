import { z } from 'zod';
import { ingestLimits, isSoundText } from '../cloud-event.ts';

const exclusions = ['skipped', 'dont-know'] as const;

/** A point of the question's scale, a text, or why there is neither. */
export type Answer = number | string | { excluded: (typeof exclusions)[number] };
export type Answers = Record<string, Answer>;

const most = 200;
const longestKey = 100;

/** What is wrong with an answer, or null. 9.5, null and true can never be one. */
function faultOf(answer: unknown): string | null {
  if (typeof answer === 'string') {
    if (answer.length > ingestLimits.textLength) return `needs 0 to ${ingestLimits.textLength} characters`;
    return isSoundText(answer) ? null : 'NUL or lone surrogate';
  }
  const fits = typeof answer === 'number' ? Number.isSafeInteger(answer) : isExclusion(answer);
  return fits ? null : 'a whole number, a text or {"excluded":"skipped"|"dont-know"}';
}

function isExclusion(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('excluded' in answer)) return false;
  return Object.keys(answer).length === 1 && exclusions.some((reason) => reason === answer.excluded);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Answers by question key. Whether an answer suits its question is for the survey to say. One plain loop, as
 * this is the hottest shape of all: a record of a union takes several times as long. The JSON Schema, which
 * zod cannot derive from a loop, is stated.
 */
export const answers = z
  .unknown()
  .check(({ value, issues }) => {
    if (!isRecord(value)) {
      const message = value === undefined ? 'Missing' : 'an object of answers by question key';
      issues.push({ code: 'custom', input: value, message });
      return;
    }
    const keys = Object.keys(value);
    if (keys.length > most) {
      issues.push({ code: 'custom', input: value, message: `at most ${most} answers` });
      return;
    }
    for (const key of keys) {
      const message =
        key.length === 0 || key.length > longestKey || !isSoundText(key)
          ? `a question key needs 1 to ${longestKey} characters without NUL or lone surrogate`
          : faultOf(value[key]);
      if (message !== null) issues.push({ code: 'custom', input: value[key], path: [key], message });
    }
  })
  .meta({
    type: 'object',
    maxProperties: most,
    propertyNames: { minLength: 1, maxLength: longestKey },
    additionalProperties: {
      anyOf: [
        { type: 'integer' },
        { type: 'string', maxLength: ingestLimits.textLength },
        {
          type: 'object',
          properties: { excluded: { enum: [...exclusions] } },
          required: ['excluded'],
          additionalProperties: false,
        },
      ],
    },
  }) as unknown as z.ZodType<Answers, Answers>;
