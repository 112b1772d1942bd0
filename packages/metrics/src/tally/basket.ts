import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { type KeyedCounts, keyedCounts } from './keyed-counts.ts';

/** How many baskets there are, and how many hold each product and each pair of products: by `productKey` and `pairKey`. */
export type BasketTally = KeyedCounts<'basket'>;

/** What was bought together: product ids; one that occurs twice counts once. */
export type Basket = Iterable<string>;

const mostProducts = 500;

/**
 * The algebra of baskets: of each product and each pair of products, in how many baskets it is.
 *
 * @throws `number-out-of-range` for a basket of more than 500 products
 * @source Own definition: the support counts of Agrawal, Imieliński & Swami, SIGMOD 1993, for one product and two
 */
export const basketTally: TallyAlgebra<BasketTally, Basket> = keyedCounts('basket', keysIn);

/** Under which a product is counted. JSON, so that no id can be mistaken for another or for a pair. */
export function productKey(product: string): string {
  return JSON.stringify([product]);
}

/** Under which a pair of products is counted, in either order. */
export function pairKey(one: string, other: string): string {
  return JSON.stringify(one < other ? [one, other] : [other, one]);
}

/**
 * The products a key of a `BasketTally` stands for.
 *
 * @returns one product id, or the two of a pair in ascending order
 * @throws `input-malformed` for a text that is no such key
 * @source Own definition: keys are JSON lists, so that no id can be mistaken for a pair
 */
export function productsOf(key: string): readonly string[] {
  try {
    return JSON.parse(key) as readonly string[];
  } catch {
    throw new MetricsError('input-malformed', key);
  }
}

function* keysIn(basket: Basket): Iterable<string> {
  const products = [...new Set(basket)].toSorted();
  if (products.length > mostProducts)
    throw new MetricsError('number-out-of-range', `${products.length} products in a basket`);
  for (const [i, product] of products.entries()) {
    yield productKey(product);
    for (const other of products.slice(i + 1)) yield pairKey(product, other);
  }
}
