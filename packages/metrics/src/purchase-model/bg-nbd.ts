import { inRange } from '../in-range.ts';

/**
 * BG/NBD: while alive a customer buys at a rate λ ~ Gamma(r, α), and after each purchase is lost with probability
 * p ~ Beta(a, b). α is in the unit of time of the histories it was fitted to.
 * Source: Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Throws `number-out-of-range` unless all four parameters are above 0 and at most 1e300. */
export function checkedBgNbd(model: BgNbd): BgNbd {
  for (const name of ['r', 'alpha', 'a', 'b'] as const) inRange(model[name], Number.MIN_VALUE, 1e300, name);
  return model;
}
