import { exactQuotient } from '../exact-quotient.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Reading } from './reading.ts';
import { unreadable } from './settled.ts';

/** The ratio of two sums of whole amounts in one unit. */
export interface SumRatio {
  readonly numerator: SumTally;
  readonly denominator: SumTally;
}

/**
 * One sum over another, exact before it is divided; n is that of the denominator. Without interval: two sums do not
 * tell how the amounts go together (`ratioOfMeans` does, from joint moments).
 *
 * @returns numerator per denominator, unbounded; null as `no-exposure` where the denominator adds up to 0 or less,
 * `empty`, `unsettled` or `overflow`
 * @source Own definition: Σ numerator / Σ denominator
 */
export function sumRatio({ numerator, denominator }: SumRatio): Reading {
  const { n } = denominator;
  if (numerator.n < 0 || n < 0) return unreadable(0, {}, 'unsettled');
  if (denominator.sum <= 0n)
    return unreadable(
      n,
      {},
      n === 0 && denominator.sum === 0n && numerator.n === 0 ? 'empty' : 'no-exposure',
    );
  const value = exactQuotient(numerator.sum, denominator.sum);
  if (!Number.isFinite(value)) return unreadable(n, {}, 'overflow');
  return { value, n, interval: null, excluded: {}, intervalReason: 'interval-not-defined' };
}
