import { clip } from '../interval/bounds.ts';
import { studentInterval } from '../interval/student.ts';
import type { ScoreTally } from '../tally/score.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { scoreMoments } from './score-moments.ts';
import { welchChange } from './welch.ts';

/**
 * The mean answer, with Student's t interval clipped to the scale (no mean lies outside it, and few answers would reach
 * out).
 *
 * @returns points of the tally's scale; null as `empty` or `unsettled`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Student, Biometrika 6(1), 1908
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

/**
 * The change of a mean answer, by Welch's t.
 *
 * @returns the difference in points of the scale; null where a wave has no answers or is unsettled
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function scoreMeanChange(
  before: ScoreTally,
  after: ScoreTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  if (!answered(before) || !answered(after)) return null;
  return welchChange(scoreMoments(before), scoreMoments(after), level);
}
