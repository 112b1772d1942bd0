import type { CoPurchaseParameters, CoPurchaseResult } from '@attune/contracts';
import {
  type BasketTally,
  basketTally,
  coPurchase,
  nextBestProducts,
  productsOf,
  wilsonInterval,
} from '@attune/metrics';
import { AnalysisRefusal } from './analysis-refusal.ts';
import type { Begin } from './computation.ts';
import { dayRange } from './day-range.ts';
import { contributionsIn, type LogRow } from './log-row.ts';
import type { People } from './people.ts';

interface Order {
  customer: number | undefined;
  /** 1 where it counts in these days and departments, 0 where an edit has taken it out of them. */
  counts: number;
  /** As placed, and as edits changed it. */
  products: string[] | undefined;
  changes: { at: number; products: string[] }[];
}

interface Items {
  items?: readonly { product: string }[] | null;
}

const mostOrders = 1_000_000;
const mostPairs = 2_000_000;
const offersPerProduct = 5;
const level = 0.95;

export const beginCoPurchase: Begin<CoPurchaseParameters> = (parameters, { timeZone }) => {
  const inRange = dayRange(parameters, timeZone);
  const orders = new Map<string, Order>();
  return {
    add: (row) => take(orders, row, inRange),
    finish: (tell, people) => {
      tell('counting baskets', 0);
      const counted = [...orders.values()].filter(({ counts }) => counts > 0);
      const { baskets, leftOut } = basketsOf(counted, parameters.basket, people);
      const tally = basketTally.addAll(basketTally.empty(), baskets);
      if (Object.keys(tally.counts).length > mostPairs) {
        throw new AnalysisRefusal('too-many-facts', `more than ${mostPairs} pairs of products`);
      }
      tell('comparing pairs', 0.5);
      return { kind: 'co-purchase', baskets: tally.n, leftOut, ...resultOf(tally, parameters) };
    },
  };
};

/**
 * What was ordered is in the data of the order and of its edits, not in what they count; whether the order counts is
 * in the latter. Throws `too-many-facts`.
 */
function take(orders: Map<string, Order>, row: LogRow, inRange: (at: number) => boolean): void {
  const [sourceId, externalId, isEdit, type, at, data, before, after] = row;
  if (type !== 'order.placed' && !isEdit) return;
  const identity = `${sourceId} ${externalId}`;
  const order = orders.get(identity) ?? { customer: undefined, counts: 0, products: undefined, changes: [] };
  orders.set(identity, order);
  if (orders.size > mostOrders)
    throw new AnalysisRefusal('too-many-facts', `more than ${mostOrders} orders and edits`);
  const [put, taken] = [ordersIn(after, inRange), ordersIn(before, inRange)];
  order.counts += put.length - taken.length;
  order.customer ??= put[0]?.customer;
  if (data === null) return;
  const { items, patch } = JSON.parse(data) as Items & { patch?: Items };
  if (!isEdit) order.products = productsIn(items);
  else if (patch?.items !== undefined) order.changes.push({ at, products: productsIn(patch.items) });
}

const ordersIn = (text: string | null, inRange: (at: number) => boolean) =>
  contributionsIn(text).filter(({ at, measures }) => measures['order.placed'] === 1 && inRange(at));

const productsIn = (items: Items['items']): string[] => (items ?? []).map(({ product }) => product);

function basketsOf(orders: readonly Order[], basket: CoPurchaseParameters['basket'], people: People) {
  const known = orders.map(({ customer, products, changes }) => ({
    customer: customer === undefined ? undefined : people.inForce(customer),
    products: changes.toSorted((a, b) => a.at - b.at).at(-1)?.products ?? products ?? [],
  }));
  const used = known.filter(
    ({ customer, products }) => products.length > 0 && (basket === 'order' || customer !== undefined),
  );
  const baskets =
    basket === 'order'
      ? used.map(({ products }) => products)
      : [...Map.groupBy(used, ({ customer }) => customer).values()].map((own) =>
          own.flatMap(({ products }) => products),
        );
  return { baskets, leftOut: known.length - used.length };
}

function resultOf(
  tally: BasketTally,
  { minimumBoth, limit }: CoPurchaseParameters,
): Pick<CoPurchaseResult, 'products' | 'pairs' | 'next'> {
  const baskets = new Map<string, number>();
  const together: { first: string; second: string; both: number }[] = [];
  for (const [key, count] of Object.entries(tally.counts)) {
    const [first = '', second] = productsOf(key);
    if (second === undefined) baskets.set(first, count);
    else if (count >= minimumBoth) together.push({ first, second, both: count });
  }
  const products = [...baskets]
    .map(([product, count]) => ({ product, baskets: count }))
    .toSorted((a, b) => b.baskets - a.baskets || (a.product < b.product ? -1 : 1));
  // In the order of the cautious lift, which is worked out in full only for the pairs that are told.
  const ranked = together
    .map((pair) => {
      const byChance = (baskets.get(pair.first) ?? 0) * (baskets.get(pair.second) ?? 0);
      return { ...pair, rank: wilsonInterval(pair.both, tally.n, level)[0] / byChance };
    })
    .toSorted((a, b) => b.rank - a.rank || (a.first + a.second < b.first + b.second ? -1 : 1));
  return {
    products: products.length,
    pairs: ranked.slice(0, limit).map(({ first, second }) => pairOf(tally, first, second)),
    next: products.slice(0, limit).map(({ product, baskets }) => ({
      product,
      baskets,
      offers: nextBestProducts(tally, [product], { minimumBoth, limit: offersPerProduct }).map(
        ({ product: offer, both, confidence, lift }) => ({ product: offer, both, confidence, lift }),
      ),
    })),
  };
}

/** Of two products that are bought together, so that no share of them is of nothing. */
function pairOf(tally: BasketTally, first: string, second: string): CoPurchaseResult['pairs'][number] {
  const there = coPurchase(tally, first, second);
  const back = coPurchase(tally, second, first);
  const [support, lift] = [there.support ?? 0, there.lift ?? 0];
  const [atLeast] = wilsonInterval(there.both, tally.n, level);
  return {
    first,
    second,
    both: there.both,
    support,
    confidence: there.confidence ?? 0,
    confidenceBack: back.confidence ?? 0,
    lift,
    cautiousLift: (lift * atLeast) / support,
  };
}
