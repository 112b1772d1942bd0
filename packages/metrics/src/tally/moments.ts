import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import type { ExclusionReason, Exclusions } from './exclusion.ts';
import { exclusionReasons, noExclusions } from './exclusion.ts';
import type { Amount } from './sum.ts';
import { wholeAmount } from './sum.ts';
import { negated } from './whole.ts';

/** n, Σx and Σxxᵀ of the complete rows of one group of items, and the rows that do not count, by reason. */
export interface MomentsTally {
  readonly kind: 'moments';
  /** How many items the group has. */
  readonly items: number;
  readonly n: number;
  /** Σx of each item. */
  readonly sums: readonly bigint[];
  /** Σ x_i x_j for j <= i, at i (i + 1) / 2 + j: the lower triangle of Σxxᵀ, row by row. */
  readonly products: readonly bigint[];
  readonly excluded: Exclusions;
}

/** One respondent's whole amounts in the order of the items, all of them; or the reason why the row does not count. */
export type MomentsValue = readonly Amount[] | ExclusionReason;

/** A tally keeps a number for every pair of items. */
const mostItems = 200;

/**
 * The algebra of moments of a group of items: Σx and Σxxᵀ of complete rows, in whole numbers.
 *
 * @param shape how many items: 1 to 200
 * @returns an algebra of rows of whole amounts and of the reasons why a row does not count
 * @throws `items-invalid` for the number of items; of the algebra, `add`, `addAll` and `remove` throw `lengths-differ`
 * for a row of another length and `amount-not-whole`, and all but `empty` and `equals` `items-differ`
 * @source Own definition: the sums and cross products that means and covariances are made of
 *
 * @example
 * const group = momentsTally({ items: 3 });
 * group.add(group.add(group.empty(), [4, 5, 3]), 'skipped'); // n 1, sums [4n,5n,3n], excluded.skipped 1
 */
export function momentsTally({
  items,
}: {
  readonly items: number;
}): TallyAlgebra<MomentsTally, MomentsValue> {
  if (!Number.isSafeInteger(items) || items < 1 || items > mostItems)
    throw new MetricsError('items-invalid', String(items));
  const zero: MomentsTally = {
    kind: 'moments',
    items,
    n: 0,
    sums: Array.from({ length: items }, () => 0n),
    products: Array.from({ length: (items * (items + 1)) / 2 }, () => 0n),
    excluded: noExclusions,
  };

  function ofGroup(tally: MomentsTally): MomentsTally {
    if (tally.items !== items) throw new MetricsError('items-differ', `${tally.items} and ${items}`);
    return tally;
  }

  function change(tally: MomentsTally, values: Iterable<MomentsValue>, by: 1 | -1): MomentsTally {
    let { n } = ofGroup(tally);
    const sums = [...tally.sums];
    const products = [...tally.products];
    const excluded = { ...tally.excluded };
    for (const value of values) {
      if (typeof value === 'string') {
        if (!exclusionReasons.includes(value)) throw new MetricsError('amount-not-whole', value);
        excluded[value] += by;
        continue;
      }
      if (value.length !== items)
        throw new MetricsError('lengths-differ', `${value.length} answers, ${items} items`);
      const row = value.map(wholeAmount);
      n += by;
      const sign = BigInt(by);
      let at = 0;
      for (const [i, x] of row.entries()) {
        const signed = sign * x;
        sums[i] = (sums[i] ?? 0n) + signed;
        for (const y of row.slice(0, i + 1)) {
          products[at] = (products[at] ?? 0n) + signed * y;
          at += 1;
        }
      }
    }
    return { ...zero, n, sums, products, excluded };
  }

  function excludedBy(count: (reason: ExclusionReason) => number): Exclusions {
    const excluded: Record<ExclusionReason, number> = { ...noExclusions };
    for (const reason of exclusionReasons) excluded[reason] = count(reason);
    return excluded;
  }

  return {
    empty: () => zero,
    add: (tally, value) => change(tally, [value], 1),
    addAll: (tally, values) => change(tally, values, 1),
    remove: (tally, value) => change(tally, [value], -1),
    merge: (a, b) => ({
      ...zero,
      n: ofGroup(a).n + ofGroup(b).n,
      sums: a.sums.map((sum, i) => sum + (b.sums[i] ?? 0n)),
      products: a.products.map((product, i) => product + (b.products[i] ?? 0n)),
      excluded: excludedBy((reason) => a.excluded[reason] + b.excluded[reason]),
    }),
    negate: (tally) => ({
      ...zero,
      n: negated(ofGroup(tally).n),
      sums: tally.sums.map((sum) => -sum),
      products: tally.products.map((product) => -product),
      excluded: excludedBy((reason) => negated(tally.excluded[reason])),
    }),
    equals: (a, b) =>
      a.items === b.items &&
      a.n === b.n &&
      a.sums.every((sum, i) => sum === b.sums[i]) &&
      a.products.every((product, i) => product === b.products[i]) &&
      exclusionReasons.every((reason) => a.excluded[reason] === b.excluded[reason]),
  };
}
