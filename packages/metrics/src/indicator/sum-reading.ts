import { exactQuotient } from '../exact-quotient.ts';
import type { Moments } from '../interval/moments.ts';
import { studentInterval } from '../interval/student.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';
import { welchChange } from './welch.ts';

/** n, mean and variance of the amounts, from exact whole numbers; null where there are none. */
export function sumMoments({ n, sum, sumOfSquares }: SumTally): Moments | null {
  const spread = BigInt(n) * sumOfSquares - sum * sum;
  if (n <= 0 || spread < 0n) return null;
  const pairs = BigInt(n) * BigInt(n - 1);
  return { n, mean: exactQuotient(sum, BigInt(n)), variance: n < 2 ? null : exactQuotient(spread, pairs) };
}

/** Σ in the unit of the amounts. A total of all there is, so without interval. */
export function sumTotal(tally: SumTally): Reading {
  return readSum(tally, () => ({ value: Number(tally.sum), interval: null }));
}

/** The mean amount with Student's t interval; no interval at n = 1. */
export function sumMean(tally: SumTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readSum(tally, (moments) => ({
    value: moments.mean,
    interval: intervalOf(studentInterval(moments, level), level, 'student-t'),
  }));
}

/** The change of a mean amount, by Welch's t. Null where a wave is empty. */
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
