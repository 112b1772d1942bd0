import { exactQuotient } from '../exact-quotient.ts';
import type { Change, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { unreadable } from '../indicator/settled.ts';
import { welchChange } from '../indicator/welch.ts';
import { clip } from '../interval/bounds.ts';
import type { Moments } from '../interval/moments.ts';
import { studentInterval } from '../interval/student.ts';
import type { FractionTally } from '../tally/fraction.ts';
import { fractionExclusions } from '../tally/fraction.ts';

export interface DerivedMeanOptions extends ReadOptions {
  /** The ends of what the mean can be; limits are kept within, for few answers would reach out. */
  readonly range?: readonly [min: number, max: number] | undefined;
}

/**
 * The mean of a derived measure over respondents, with Student's t interval.
 *
 * @returns in the unit of the measure; null as `empty`, `unsettled` or `overflow`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Student, Biometrika 6(1), 1908
 */
export function derivedMean(
  tally: FractionTally,
  { level = defaultLevel, range }: DerivedMeanOptions = {},
): Reading {
  const excluded = occurring(tally);
  const moments = momentsOfFractions(tally);
  if (moments === null) return unreadable(0, excluded, isEmpty(tally) ? 'empty' : 'unsettled');
  if (!Number.isFinite(moments.mean) || moments.variance === Infinity)
    return unreadable(tally.n, excluded, 'overflow');
  const bounds = studentInterval(moments, level);
  return {
    value: moments.mean,
    n: tally.n,
    interval: intervalOf(bounds && range ? clip(bounds, ...range) : bounds, level, 'student-t'),
    excluded,
  };
}

/**
 * The change of a derived measure's mean, by Welch's t.
 *
 * @returns the difference in the unit of the measure; null where a wave is empty or unsettled
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function derivedMeanChange(
  before: FractionTally,
  after: FractionTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return welchChange(momentsOfFractions(before), momentsOfFractions(after), level);
}

/** Null where there are none, or a removal has come before what it removes. */
function momentsOfFractions({ denominator, n, sum, sumOfSquares }: FractionTally): Moments | null {
  const spread = BigInt(n) * sumOfSquares - sum * sum;
  if (n <= 0 || spread < 0n) return null;
  const over = BigInt(denominator);
  const pairs = BigInt(n) * BigInt(n - 1);
  return {
    n,
    mean: exactQuotient(sum, BigInt(n) * over),
    variance: n < 2 ? null : exactQuotient(spread, pairs * over * over),
  };
}

function occurring({ excluded }: FractionTally): Reading['excluded'] {
  return Object.fromEntries(
    fractionExclusions.filter((reason) => excluded[reason] !== 0).map((reason) => [reason, excluded[reason]]),
  );
}

const isEmpty = ({ n, sum, sumOfSquares }: FractionTally) => n === 0 && sum === 0n && sumOfSquares === 0n;
