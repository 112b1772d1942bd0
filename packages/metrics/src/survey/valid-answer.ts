import type { Scale } from '../tally/score.ts';

/** Whether a raw answer is a whole number on the scale; nothing is clamped into it. */
export function isOnScale(answer: unknown, { min, max }: Scale): answer is number {
  return typeof answer === 'number' && Number.isInteger(answer) && answer >= min && answer <= max;
}
