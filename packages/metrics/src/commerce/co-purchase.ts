import { checkedProbability } from '../distribution/probability.ts';
import { MetricsError } from '../metrics-error.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import type { BasketTally } from '../tally/basket.ts';
import { pairKey, productKey, productsOf } from '../tally/basket.ts';
import { checkedCount } from '../tally/count.ts';
import { settled } from '../indicator/settled.ts';

/** How two products go together. Shares are 0..1. */
export interface CoPurchase {
  readonly n: number;
  /** Baskets with both. */
  readonly both: number;
  /** Share of all baskets with both. */
  readonly support: number | null;
  /** Of the baskets with the first, the share that has the second too. */
  readonly confidence: number | null;
  /** Confidence per the second's share of all baskets: above 1, they are bought together more than by chance. */
  readonly lift: number | null;
}

/**
 * How two products go together: support, confidence and lift = confidence / share of the second.
 *
 * @returns shares, 0..1, and a lift >= 0; null where a product, or the tally, has no basket
 * @throws `inconsistent` while a removal waits for what it removes
 * @source Agrawal, Imieliński & Swami, SIGMOD 1993; lift Brin, Motwani, Ullman & Tsur, SIGMOD 1997
 */
export function coPurchase(tally: BasketTally, first: string, second: string): CoPurchase {
  const { n, counts } = checked(tally);
  const ofFirst = counts[productKey(first)] ?? 0;
  const ofSecond = counts[productKey(second)] ?? 0;
  const both = first === second ? ofFirst : (counts[pairKey(first, second)] ?? 0);
  return {
    n,
    both,
    support: n === 0 ? null : both / n,
    confidence: ofFirst === 0 ? null : both / ofFirst,
    lift: ofFirst === 0 || ofSecond === 0 ? null : ((both / ofFirst) * n) / ofSecond,
  };
}

/** A product to offer next. */
export interface Recommendation {
  readonly product: string;
  /** The product of the customer's that speaks for it most. */
  readonly because: string;
  readonly both: number;
  readonly confidence: number;
  readonly lift: number;
  /** Lift at the lower end of confidence (Wilson): what the ranking goes by, so that rare pairs do not lead it. */
  readonly cautiousLift: number;
}

export interface RecommendationOptions {
  /** Confidence level of the cautious lift, 0.95 unless given. */
  readonly level?: number | undefined;
  /** Least number of baskets with both, 5 unless given. */
  readonly minimumBoth?: number | undefined;
  /** How many to name, 5 unless given. */
  readonly limit?: number | undefined;
}

/**
 * Next best products for a customer who owns some: not owned, bought together with an owned one more often than by
 * chance even when judged with caution, best first; ties by product id.
 *
 * @returns products with shares, 0..1, and lifts above 1; none where nothing speaks for any
 * @throws `inconsistent` while a removal waits for what it removes, `level-out-of-range`, `count-not-whole` for the
 * least number of baskets or the limit
 * @source Own definition: lift (Brin et al., SIGMOD 1997) at the lower limit of confidence (Wilson, JASA 22, 1927)
 */
export function nextBestProducts(
  tally: BasketTally,
  owned: Iterable<string>,
  { level = 0.95, minimumBoth = 5, limit = 5 }: RecommendationOptions = {},
): readonly Recommendation[] {
  checkedProbability(level);
  checkedCount(minimumBoth);
  checkedCount(limit);
  const { n, counts } = checked(tally);
  const has = new Set(owned);
  const best = new Map<string, Recommendation>();
  for (const [key, both] of Object.entries(counts)) {
    const [one = '', other] = productsOf(key);
    if (other === undefined || both < minimumBoth || has.has(one) === has.has(other)) continue;
    const [because, product] = has.has(one) ? [one, other] : [other, one];
    const ofOwned = counts[productKey(because)] ?? 0;
    const share = (counts[productKey(product)] ?? 0) / n;
    const [cautious] = wilsonInterval(both, ofOwned, level);
    const offer = {
      product,
      because,
      both,
      confidence: both / ofOwned,
      lift: both / ofOwned / share,
      cautiousLift: cautious / share,
    };
    if (offer.cautiousLift > 1 && offer.cautiousLift > (best.get(product)?.cautiousLift ?? 0))
      best.set(product, offer);
  }
  return [...best.values()]
    .toSorted((a, b) => b.cautiousLift - a.cautiousLift || (a.product < b.product ? -1 : 1))
    .slice(0, limit);
}

function checked(tally: BasketTally): BasketTally {
  if (tally.n < 0 || !settled(Object.values(tally.counts)))
    throw new MetricsError('inconsistent', 'counts of baskets below zero');
  return tally;
}
