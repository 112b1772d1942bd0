import { exactQuotient } from '../exact-quotient.ts';
import type { Moments } from '../interval/moments.ts';
import { studentInterval } from '../interval/student.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';
import { welchChange } from './welch.ts';

/**
 * n, mean and variance (divisor n - 1) of the amounts, from exact whole numbers.
 *
 * @returns the mean in the unit of the amounts, infinite beyond what a number holds; null without amounts or unsettled
 * @source Own definition: (n Σx² - (Σx)²) / (n (n - 1)) in whole numbers
 */
export function sumMoments({ n, sum, sumOfSquares }: SumTally): Moments | null {
  const spread = BigInt(n) * sumOfSquares - sum * sum;
  if (n <= 0 || spread < 0n) return null;
  const pairs = BigInt(n) * BigInt(n - 1);
  return { n, mean: exactQuotient(sum, BigInt(n)), variance: n < 2 ? null : exactQuotient(spread, pairs) };
}

/**
 * Σ of the amounts. A total of all there is, so without interval.
 *
 * @returns in the unit of the amounts; null as `empty`, `unsettled` or `overflow`
 * @source Own definition: a sum
 */
export function sumTotal(tally: SumTally): Reading {
  return readSum(tally, () => ({ value: Number(tally.sum), interval: null }));
}

/**
 * The mean amount with Student's t interval.
 *
 * @returns in the unit of the amounts; null as `empty`, `unsettled` or `overflow`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Student, Biometrika 6(1), 1908
 */
export function sumMean(tally: SumTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readSum(tally, (moments) => ({
    value: moments.mean,
    interval: intervalOf(studentInterval(moments, level), level, 'student-t'),
  }));
}

/**
 * The change of a mean amount, by Welch's t.
 *
 * @returns the difference in the unit of the amounts; null where a wave is empty or unsettled
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function sumMeanChange(
  before: SumTally,
  after: SumTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return welchChange(sumMoments(before), sumMoments(after), level);
}

function readSum(tally: SumTally, read: (moments: Moments) => Pick<Reading, 'value' | 'interval'>): Reading {
  const moments = sumMoments(tally);
  if (moments !== null) {
    const { value, interval } = read(moments);
    const finite = [value, interval?.low, interval?.high].every(
      (number) => number === undefined || Number.isFinite(number),
    );
    return finite ? { value, n: tally.n, interval, excluded: {} } : unreadable(tally.n, {}, 'overflow');
  }
  const empty = tally.n === 0 && tally.sum === 0n && tally.sumOfSquares === 0n;
  return unreadable(0, {}, empty ? 'empty' : 'unsettled');
}
