import { exactQuotient } from '../exact-quotient.ts';
import type { CountTally } from '../tally/count.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Reading } from './reading.ts';
import { unreadable } from './settled.ts';

/** An amount and the facts it is divided among: money spent, and the customers it won. */
export interface SumOverCount {
  readonly sum: SumTally;
  readonly count: CountTally;
}

/**
 * An amount per fact, exact before it is divided; n is the facts. Without interval: the amounts are not those of the
 * facts one by one.
 *
 * @returns in the unit of the amount; null as `no-exposure`, never infinite, where there is an amount but no fact,
 * `empty` where there is no amount at all, `unsettled` or `overflow`
 * @source Own definition: Σ amount / facts
 */
export function sumPerCount({ sum, count }: SumOverCount): Reading {
  if (sum.n < 0 || count.n < 0) return unreadable(0, {}, 'unsettled');
  if (sum.n === 0) return unreadable(count.n, {}, 'empty');
  if (count.n === 0) return unreadable(0, {}, 'no-exposure');
  const value = exactQuotient(sum.sum, BigInt(count.n));
  if (!Number.isFinite(value)) return unreadable(count.n, {}, 'overflow');
  return { value, n: count.n, interval: null, excluded: {}, intervalReason: 'interval-not-defined' };
}
