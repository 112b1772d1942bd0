import { binomialCdf } from '../distribution/binomial.ts';
import { garwoodInterval } from '../interval/garwood.ts';
import { MetricsError } from '../metrics-error.ts';
import type { CountTally } from '../tally/count.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/** A number of facts, with the exact Poisson interval of what to expect of such a period. Null without any. */
export function responseCount({ n }: CountTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  if (n < 0) return unreadable(0, {}, 'unsettled');
  if (n === 0) return unreadable(0, {}, 'empty');
  return { value: n, n, interval: intervalOf(garwoodInterval(n, level), level, 'garwood'), excluded: {} };
}

/** How long, or over how much, each of two waves was counted; only the ratio matters. */
export interface Exposure {
  readonly before: number;
  readonly after: number;
}

/**
 * The change of a number of facts, with the exact conditional test of two Poisson rates: given the total, the
 * later count is binomial; p is twice the smaller tail. Waves of one length unless `exposure` says otherwise.
 * Null where a wave has none. No interval. Source: Przyborowski & Wilenski, Biometrika 31, 1940, 313-323.
 */
export function responseCountChange(
  before: CountTally,
  after: CountTally,
  {
    level = defaultLevel,
    exposure = { before: 1, after: 1 },
  }: ReadOptions & { readonly exposure?: Exposure } = {},
): Change | null {
  if (before.n <= 0 || after.n <= 0) return null;
  const share = exposure.after / (exposure.before + exposure.after);
  if (!(share > 0 && share < 1))
    throw new MetricsError('number-out-of-range', `exposures ${exposure.before} and ${exposure.after}`);
  const total = before.n + after.n;
  const lower = binomialCdf(after.n, total, share);
  const upper = binomialCdf(before.n, total, 1 - share);
  const p = Math.min(1, 2 * Math.min(lower, upper));
  return {
    difference: after.n - before.n,
    p,
    significant: p < 1 - level,
    interval: null,
    method: 'conditional-poisson',
  };
}
