import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import type { Amount } from './sum.ts';
import { wholeAmount } from './sum.ts';
import { negated } from './whole.ts';

/** Why a number worked out per answer does not count: too much of it is missing, or the answer itself is left out. */
export const fractionExclusions = ['incomplete', 'superseded', 'no-consent', 'test'] as const;

export type FractionExclusion = (typeof fractionExclusions)[number];

/** n, Σx and Σx² of whole numerators over one denominator, and what does not count, by reason. */
export interface FractionTally {
  readonly kind: 'fraction';
  readonly denominator: number;
  readonly n: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
  readonly excluded: Readonly<Record<FractionExclusion, number>>;
}

/** A whole numerator, or why there is none. */
export type FractionValue = Amount | FractionExclusion;

/**
 * The algebra of fractions over one denominator: Σ of numerators and Σ of their squares, in whole numbers.
 *
 * @param shape the denominator: whole, at least 1
 * @returns an algebra of whole numerators and of the reasons why there is none
 * @throws `number-out-of-range` for the denominator; of the algebra, `add`, `addAll` and `remove` throw
 * `amount-not-whole`, and all but `empty` and `equals` `denominators-differ` for a tally over another one
 * @source Own definition: Σx and Σx² as whole numbers over a common denominator
 *
 * @example
 * const csi = fractionTally({ denominator: 6 });
 * csi.add(csi.add(csi.empty(), 51), 'incomplete'); // n 1, sum 51n: 8.5; excluded.incomplete 1
 */
export function fractionTally({
  denominator,
}: {
  readonly denominator: number;
}): TallyAlgebra<FractionTally, FractionValue> {
  if (!Number.isSafeInteger(denominator) || denominator < 1)
    throw new MetricsError('number-out-of-range', `denominator ${denominator}`);
  const zero: FractionTally = {
    kind: 'fraction',
    denominator,
    n: 0,
    sum: 0n,
    sumOfSquares: 0n,
    excluded: byReason(() => 0),
  };

  function over(tally: FractionTally): FractionTally {
    if (tally.denominator !== denominator)
      throw new MetricsError('denominators-differ', `${tally.denominator} and ${denominator}`);
    return tally;
  }

  function change(tally: FractionTally, values: Iterable<FractionValue>, by: 1 | -1): FractionTally {
    let { n, sum, sumOfSquares } = over(tally);
    const excluded = { ...tally.excluded };
    for (const value of values) {
      if (isExclusion(value)) excluded[value] += by;
      else {
        const numerator = wholeAmount(value as Amount);
        n += by;
        sum += BigInt(by) * numerator;
        sumOfSquares += BigInt(by) * numerator * numerator;
      }
    }
    return { ...zero, n, sum, sumOfSquares, excluded };
  }

  return {
    empty: () => zero,
    add: (tally, value) => change(tally, [value], 1),
    addAll: (tally, values) => change(tally, values, 1),
    remove: (tally, value) => change(tally, [value], -1),
    merge: (a, b) => ({
      ...zero,
      n: over(a).n + over(b).n,
      sum: a.sum + b.sum,
      sumOfSquares: a.sumOfSquares + b.sumOfSquares,
      excluded: byReason((reason) => a.excluded[reason] + b.excluded[reason]),
    }),
    negate: (tally) => ({
      ...zero,
      n: negated(over(tally).n),
      sum: -tally.sum,
      sumOfSquares: -tally.sumOfSquares,
      excluded: byReason((reason) => negated(tally.excluded[reason])),
    }),
    equals: (a, b) =>
      a.denominator === b.denominator &&
      a.n === b.n &&
      a.sum === b.sum &&
      a.sumOfSquares === b.sumOfSquares &&
      fractionExclusions.every((reason) => a.excluded[reason] === b.excluded[reason]),
  };
}

function byReason(count: (reason: FractionExclusion) => number): FractionTally['excluded'] {
  const excluded: Partial<Record<FractionExclusion, number>> = {};
  for (const reason of fractionExclusions) excluded[reason] = count(reason);
  return excluded as FractionTally['excluded'];
}

function isExclusion(value: FractionValue): value is FractionExclusion {
  return typeof value === 'string' && fractionExclusions.includes(value);
}
