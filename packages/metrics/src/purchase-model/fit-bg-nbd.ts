import { digamma, logGamma } from '../distribution/log-gamma.ts';
import type { Minimum, Slope } from '../optimisation/minimise.ts';
import { bestFit, parametersAtLimit } from './best-fit.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { checkedHistory } from './purchase-history.ts';

/** A fitted model, or why there is none: fewer than two customers, or nobody who bought again. */
export type BgNbdFit =
  | {
      readonly model: BgNbd;
      readonly n: number;
      readonly logLikelihood: number;
      readonly converged: boolean;
      /** Parameters the data drive towards 0 or infinity, most often because nobody seems lost. Predictions still hold. */
      readonly atLimit: readonly (keyof BgNbd)[];
    }
  | {
      readonly model: null;
      readonly n: number;
      readonly reason: 'too-few-customers' | 'no-repeat-purchases';
    };

const names = ['r', 'alpha', 'a', 'b'] as const;

/** In units of the mean age: typical shops, many short lives, few long ones. */
const starts = [
  [0.25, 0.1, 0.8, 2.5],
  [1, 1, 1, 1],
  [3, 0.5, 0.5, 8],
];

/**
 * BG/NBD by maximum likelihood over the logs of the parameters, from several starts. a and b lie on a flat ridge: judge
 * a fit by its log-likelihood and its predictions.
 *
 * @returns parameters above 0, alpha in the unit of time of the histories; null as `too-few-customers` or
 * `no-repeat-purchases`
 * @throws `count-not-whole`, `number-out-of-range`, `inconsistent` for a history that cannot be
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284
 */
export function fitBgNbd(histories: Iterable<PurchaseHistory>): BgNbdFit {
  const checked = Array.from(histories, checkedHistory);
  const n = checked.length;
  if (n < 2) return { model: null, n, reason: 'too-few-customers' };
  const repeats = checked.reduce((sum, { repeats }) => sum + repeats, 0);
  const unit = checked.reduce((sum, { age }) => sum + age, 0) / n;
  if (repeats === 0 || unit === 0) return { model: null, n, reason: 'no-repeat-purchases' };

  const groups = grouped(checked, unit);
  const fit: Minimum = bestFit((parameters) => likelihood(groups, parameters, n), starts);
  const [r = 1, alpha = 1, a = 1, b = 1] = fit.point.map(Math.exp);
  return {
    model: { r, alpha: alpha * unit, a, b },
    n,
    // Time in another unit shifts the density of each repeat purchase.
    logLikelihood: -fit.value * n - repeats * Math.log(unit),
    converged: fit.converged,
    atLimit: parametersAtLimit(names, fit.point),
  };
}

/** The customers with x repeats: what depends on x alone is computed once for all of them. */
interface SameRepeats {
  readonly repeats: number;
  readonly histories: readonly { readonly recency: number; readonly age: number; readonly count: number }[];
  readonly count: number;
}

function grouped(histories: readonly PurchaseHistory[], unit: number): readonly SameRepeats[] {
  const byRepeats = new Map<number, Map<string, { recency: number; age: number; count: number }>>();
  for (const { repeats, recency, age } of histories) {
    const same = byRepeats.get(repeats) ?? new Map<string, { recency: number; age: number; count: number }>();
    byRepeats.set(repeats, same);
    const key = `${recency} ${age}`;
    const known = same.get(key);
    if (known === undefined) same.set(key, { recency: recency / unit, age: age / unit, count: 1 });
    else known.count += 1;
  }
  return Array.from(byRepeats, ([repeats, same]) => ({
    repeats,
    histories: [...same.values()],
    count: same.values().reduce((sum, { count }) => sum + count, 0),
  }));
}

/** Minus the mean log-likelihood, and its gradient by the logs of r, α, a, b. */
function likelihood(groups: readonly SameRepeats[], parameters: readonly number[], n: number): Slope {
  const [r = 1, alpha = 1, a = 1, b = 1] = parameters;
  const logAlpha = Math.log(alpha);
  let total = 0;
  let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
  for (const { repeats: x, histories, count } of groups) {
    const shape = r + x;
    const logBetas = logGamma(b + x) + logGamma(a + b) - logGamma(b) - logGamma(a + b + x);
    total += count * (logGamma(shape) - logGamma(r) + r * logAlpha + logBetas);
    byR += count * (digamma(shape) - digamma(r) + logAlpha);
    byAlpha += (count * r) / alpha;
    const psiSum = digamma(a + b) - digamma(a + b + x);
    byA += count * psiSum;
    byB += count * (psiSum + digamma(b + x) - digamma(b));
    const logLost = x > 0 ? Math.log(a) - Math.log(b + x - 1) : -Infinity;
    for (const { recency, age, count: same } of histories) {
      const logAge = Math.log(alpha + age);
      const logRecency = Math.log(alpha + recency);
      const alive = -shape * logAge;
      const lost = logLost - shape * logRecency;
      // Both may be far below the smallest double: their ratio decides, from the larger of the two.
      const larger = Math.max(alive, lost);
      const sum = larger + Math.log(Math.exp(alive - larger) + Math.exp(lost - larger));
      const shareLost = Math.exp(lost - sum);
      const shareAlive = Math.exp(alive - sum);
      total += same * sum;
      byR -= same * (shareAlive * logAge + shareLost * logRecency);
      byAlpha -= same * shape * (shareAlive / (alpha + age) + shareLost / (alpha + recency));
      if (x > 0) {
        byA += (same * shareLost) / a;
        byB -= (same * shareLost) / (b + x - 1);
      }
    }
  }
  return {
    value: -total / n,
    gradient: [(-byR * r) / n, (-byAlpha * alpha) / n, (-byA * a) / n, (-byB * b) / n],
  };
}
