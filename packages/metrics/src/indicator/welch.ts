import { twoSidedT, twoSidedTP } from '../distribution/student-t.ts';
import type { Moments } from '../interval/moments.ts';
import { checkedCount } from '../tally/count.ts';
import type { Change } from './reading.ts';
import { intervalOf } from './reading.ts';

/**
 * The change of a mean between independent samples, by Welch's t.
 *
 * @returns the difference in the unit of the means; null where a sample is missing or the difference is not finite; p
 * and interval null where a sample has fewer than two values or neither has any spread
 * @throws `count-not-whole` for an n, `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function welchChange(before: Moments | null, after: Moments | null, level: number): Change | null {
  if (before === null || after === null) return null;
  const enough = checkedCount(before.n) > 1 && checkedCount(after.n) > 1;
  const difference = after.mean - before.mean;
  if (!Number.isFinite(difference)) return null;
  const without: Change = { difference, p: null, significant: false, interval: null, method: 'welch-t' };
  if (!enough || before.variance === null || after.variance === null) return without;
  const a = before.variance / before.n;
  const b = after.variance / after.n;
  const standardError = Math.sqrt(a + b);
  if (standardError === 0 || !Number.isFinite(standardError)) return without;
  // In shares of the sum, so that no square of a very small or very large variance leaves what a number holds.
  const share = a / (a + b);
  const df = 1 / (share ** 2 / (before.n - 1) + (1 - share) ** 2 / (after.n - 1));
  const p = twoSidedTP(difference / standardError, df);
  const half = twoSidedT(level, df) * standardError;
  return {
    difference,
    p,
    significant: p < 1 - level,
    interval: intervalOf([difference - half, difference + half], level, 'welch-t'),
    method: 'welch-t',
  };
}
