import { digamma, logGamma } from '../distribution/log-gamma.ts';
import { inRange } from '../in-range.ts';
import type { Slope } from '../optimisation/minimise.ts';
import { checkedCount } from '../tally/count.ts';
import { bestFit, parametersAtLimit } from './best-fit.ts';
import { correlation } from './correlation.ts';
import type { GammaGamma, RepeatSpend } from './gamma-gamma.ts';

/** A fitted model, or why there is none: fewer than two customers with repeats and amounts, or all of one mean. */
export type GammaGammaFit =
  | {
      readonly model: GammaGamma;
      /** The customers with repeats and a mean above 0; the others say nothing about amounts. */
      readonly n: number;
      readonly logLikelihood: number;
      readonly converged: boolean;
      readonly atLimit: readonly (keyof GammaGamma)[];
      /** Pearson's r of repeats and mean amount; null where one of them does not vary. */
      readonly correlation: number | null;
      /** Whether |r| exceeds 0.3, so that the model's assumption does not hold. */
      readonly linked: boolean;
    }
  | { readonly model: null; readonly n: number; readonly reason: 'too-few-customers' | 'no-spread' };

const names = ['p', 'q', 'v'] as const;
const starts = [
  [5, 4, 0.5],
  [1, 2, 1],
  [20, 10, 0.5],
];

/**
 * Gamma-Gamma by maximum likelihood over the logs of the parameters.
 *
 * @returns parameters above 0, v in the unit of money of the means; null as `too-few-customers` or `no-spread`
 * @throws `count-not-whole`, `number-out-of-range` for a mean that is negative or outside 1e-100..1e100
 * @source Fader & Hardie, The Gamma-Gamma Model of Monetary Value, 2013
 */
export function fitGammaGamma(customers: Iterable<RepeatSpend>): GammaGammaFit {
  const buyers = Array.from(customers, checkedSpend).filter(({ repeats, mean }) => repeats > 0 && mean > 0);
  const n = buyers.length;
  if (n < 2) return { model: null, n, reason: 'too-few-customers' };
  const unit = buyers.reduce((sum, { mean }) => sum + mean / n, 0);
  if (buyers.every(({ mean }) => mean === buyers[0]?.mean)) return { model: null, n, reason: 'no-spread' };

  const groups = grouped(buyers, unit);
  const fit = bestFit((parameters) => likelihood(groups, parameters, n), starts);
  const [p = 1, q = 1, v = 1] = fit.point.map(Math.exp);
  const link = correlation(buyers.map(({ repeats, mean }) => [repeats, mean] as const));
  return {
    model: { p, q, v: v * unit },
    n,
    logLikelihood: -fit.value * n - n * Math.log(unit),
    converged: fit.converged,
    atLimit: parametersAtLimit(names, fit.point),
    correlation: link,
    linked: link !== null && Math.abs(link) > 0.3,
  };
}

function checkedSpend({ repeats, mean }: RepeatSpend): RepeatSpend {
  // Beyond these even the ratio of two means could not be computed with.
  const least = mean === 0 ? 0 : 1e-100;
  return { repeats: checkedCount(repeats), mean: inRange(mean, least, 1e100, 'mean') };
}

interface SameRepeats {
  readonly repeats: number;
  readonly means: readonly number[];
  readonly sumOfLogs: number;
}

function grouped(buyers: readonly RepeatSpend[], unit: number): readonly SameRepeats[] {
  return Map.groupBy(buyers, ({ repeats }) => repeats)
    .entries()
    .map(([repeats, same]) => {
      const means = same.map(({ mean }) => mean / unit);
      return { repeats, means, sumOfLogs: means.reduce((sum, mean) => sum + Math.log(mean), 0) };
    })
    .toArray();
}

/** Minus the mean log-likelihood of the customers' means, and its gradient by the logs of p, q, v. */
function likelihood(groups: readonly SameRepeats[], parameters: readonly number[], n: number): Slope {
  const [p = 1, q = 1, v = 1] = parameters;
  const logV = Math.log(v);
  let total = 0;
  let [byP, byQ, byV] = [0, 0, 0];
  for (const { repeats: x, means, sumOfLogs } of groups) {
    const count = means.length;
    const shape = p * x;
    const logX = Math.log(x);
    let logs = 0;
    let inverses = 0;
    for (const mean of means) {
      logs += Math.log(v + x * mean);
      inverses += 1 / (v + x * mean);
    }
    total += count * (logGamma(shape + q) - logGamma(shape) - logGamma(q) + q * logV + shape * logX);
    total += (shape - 1) * sumOfLogs - (shape + q) * logs;
    const psi = digamma(shape + q);
    byP += x * (count * (psi - digamma(shape) + logX) + sumOfLogs - logs);
    byQ += count * (psi - digamma(q) + logV) - logs;
    byV += (count * q) / v - (shape + q) * inverses;
  }
  return { value: -total / n, gradient: [(-byP * p) / n, (-byQ * q) / n, (-byV * v) / n] };
}
