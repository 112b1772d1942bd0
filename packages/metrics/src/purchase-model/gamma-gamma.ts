import { inRange } from '../in-range.ts';

/**
 * Gamma-Gamma: the amounts of one customer's purchases are Gamma(p, ν), with ν ~ Gamma(q, v) between customers.
 * v is in the unit of money of the means it was fitted to. It assumes that amount and frequency are not linked.
 * Source: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value", 2013.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A customer's repeat purchases and their mean amount; the first purchase is not in it. */
export interface RepeatSpend {
  readonly repeats: number;
  readonly mean: number;
}

/**
 * E[M] = p (v + x z̄) / (p x + q - 1): the mean amount to expect of a customer's coming purchases, between their own
 * mean and that of all; for a customer without repeats the mean of all.
 *
 * @returns in the unit of money of the model, >= 0; null where the model has no mean (q at most 1, and too few repeats)
 * @throws `number-out-of-range`
 * @source Fader & Hardie, The Gamma-Gamma Model of Monetary Value, 2013
 */
export function expectedSpend(model: GammaGamma, { repeats, mean }: RepeatSpend): number | null {
  for (const name of ['p', 'q', 'v'] as const) inRange(model[name], Number.MIN_VALUE, Number.MAX_VALUE, name);
  const { p, q, v } = model;
  const x = inRange(repeats, 0, Number.MAX_SAFE_INTEGER, 'repeats');
  const spent = x === 0 ? 0 : x * inRange(mean, 0, Number.MAX_VALUE, 'mean');
  const below = p * x + q - 1;
  return below > 0 ? inRange((p * (v + spent)) / below, 0, Number.MAX_VALUE, 'expected spend') : null;
}
