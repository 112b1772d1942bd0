import { clip } from '../interval/bounds.ts';
import { studentInterval } from '../interval/student.ts';
import type { ScoreTally } from '../tally/score.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { scoreMoments } from './score-moments.ts';
import { welchChange } from './welch.ts';

/**
 * The mean answer, on the scale of the tally, with Student's t interval clipped to that scale (no mean lies
 * outside it, and few answers would reach out); no interval at n = 1.
 */
export function scoreMean(tally: ScoreTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readScore(tally, () => {
    const moments = scoreMoments(tally);
    const bounds = moments === null ? null : studentInterval(moments, level);
    return {
      value: moments?.mean ?? null,
      interval: intervalOf(bounds && clip(bounds, tally.min, tally.max), level, 'student-t'),
    };
  });
}

/** The change of a mean answer, by Welch's t. Null where a wave has no answers. */
export function scoreMeanChange(
  before: ScoreTally,
  after: ScoreTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  if (!answered(before) || !answered(after)) return null;
  return welchChange(scoreMoments(before), scoreMoments(after), level);
}
