import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { negated } from './whole.ts';

/** n, Σx and Σx² of whole amounts: cents, points, milliseconds. */
export interface SumTally {
  readonly kind: 'sum';
  readonly n: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
}

/** A whole amount in its smallest unit; may be negative (a refund). */
export type Amount = number | bigint;

/**
 * The algebra of sums: n, Σx and Σx² in the smallest unit of x. Money of two currencies belongs in two tallies.
 *
 * @throws `amount-not-whole` for a number that is not whole or beyond 2^53
 * @source Own definition: the sums that a mean and its variance are made of
 */
export const sumTally: TallyAlgebra<SumTally, Amount> = {
  empty: () => summed(0, 0n, 0n),
  add: (tally, value) => sumTally.addAll(tally, [value]),
  addAll: (tally, values) => {
    let { n, sum, sumOfSquares } = tally;
    for (const value of values) {
      const amount = wholeAmount(value);
      n += 1;
      sum += amount;
      sumOfSquares += amount * amount;
    }
    return summed(n, sum, sumOfSquares);
  },
  remove: (tally, value) => {
    const amount = wholeAmount(value);
    return summed(tally.n - 1, tally.sum - amount, tally.sumOfSquares - amount * amount);
  },
  merge: (a, b) => summed(a.n + b.n, a.sum + b.sum, a.sumOfSquares + b.sumOfSquares),
  negate: (tally) => summed(negated(tally.n), -tally.sum, -tally.sumOfSquares),
  equals: (a, b) => a.n === b.n && a.sum === b.sum && a.sumOfSquares === b.sumOfSquares,
};

function summed(n: number, sum: bigint, sumOfSquares: bigint): SumTally {
  return { kind: 'sum', n, sum, sumOfSquares };
}

export function wholeAmount(value: Amount): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw new MetricsError('amount-not-whole', String(value));
  return BigInt(value);
}
