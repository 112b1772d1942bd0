import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { negated, withCounts } from './whole.ts';

/** How many baskets there are, and how many hold each product and each pair of products. */
export interface BasketTally {
  readonly kind: 'basket';
  readonly n: number;
  /** By `productKey` and `pairKey`; counts of 0 are absent. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What was bought together: product ids; one that occurs twice counts once. */
export type Basket = Iterable<string>;

const mostProducts = 500;

/** The algebra of baskets. Throws `number-out-of-range` for a basket of more than 500 products. */
export const basketTally: TallyAlgebra<BasketTally, Basket> = {
  empty: () => counted(0, {}),
  add: (tally, basket) => changed(tally, [basket], 1),
  addAll: (tally, baskets) => changed(tally, baskets, 1),
  remove: (tally, basket) => changed(tally, [basket], -1),
  merge: (a, b) => counted(a.n + b.n, withCounts(a.counts, Object.entries(b.counts))),
  negate: (tally) =>
    counted(
      negated(tally.n),
      withCounts(
        {},
        Object.entries(tally.counts).map(([key, count]): [string, number] => [key, -count]),
      ),
    ),
  equals: (a, b) =>
    a.n === b.n &&
    Object.keys(a.counts).length === Object.keys(b.counts).length &&
    Object.entries(a.counts).every(([key, count]) => b.counts[key] === count),
};

/** Under which a product is counted. JSON, so that no id can be mistaken for another or for a pair. */
export function productKey(product: string): string {
  return JSON.stringify([product]);
}

/** Under which a pair of products is counted, in either order. */
export function pairKey(one: string, other: string): string {
  return JSON.stringify(one < other ? [one, other] : [other, one]);
}

/** The products of a key: one, or two in order. */
export function productsOf(key: string): readonly string[] {
  return JSON.parse(key) as readonly string[];
}

function changed(tally: BasketTally, baskets: Iterable<Basket>, by: 1 | -1): BasketTally {
  let n = tally.n;
  const changes: [string, number][] = [];
  for (const basket of baskets) {
    const products = [...new Set(basket)].toSorted();
    if (products.length > mostProducts)
      throw new MetricsError('number-out-of-range', `${products.length} products in a basket`);
    n += by;
    for (const [i, product] of products.entries()) {
      changes.push([productKey(product), by]);
      for (const other of products.slice(i + 1)) changes.push([pairKey(product, other), by]);
    }
  }
  return counted(n, withCounts(tally.counts, changes));
}

function counted(n: number, counts: Readonly<Record<string, number>>): BasketTally {
  return { kind: 'basket', n, counts };
}
