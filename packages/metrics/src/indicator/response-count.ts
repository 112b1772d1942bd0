import { checkedProbability } from '../distribution/probability.ts';
import { inRange } from '../in-range.ts';
import { garwoodInterval } from '../interval/garwood.ts';
import { conditionalPoissonP } from '../rate/conditional-poisson.ts';
import type { CountTally } from '../tally/count.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/**
 * A number of facts, with the exact Poisson interval of what to expect of such a period.
 *
 * @returns a whole number, >= 1; null as `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source Garwood, Biometrika 28, 1936, 437-442
 */
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
 * The change of a number of facts, with the exact conditional test of two Poisson rates. Waves of one length unless
 * `exposure` says otherwise.
 *
 * @returns the difference of counts, p 0..1, no interval; null where a wave has none
 * @throws `number-out-of-range` unless both exposures are finite and above 0, `level-out-of-range`
 * @source Przyborowski & Wilenski, Biometrika 31, 1940, 313-323
 */
export function responseCountChange(
  before: CountTally,
  after: CountTally,
  {
    level = defaultLevel,
    exposure = { before: 1, after: 1 },
  }: ReadOptions & { readonly exposure?: Exposure } = {},
): Change | null {
  checkedProbability(level);
  if (before.n <= 0 || after.n <= 0) return null;
  inRange(exposure.before, Number.MIN_VALUE, Number.MAX_VALUE, 'exposure before');
  inRange(exposure.after, Number.MIN_VALUE, Number.MAX_VALUE, 'exposure after');
  const share = exposure.after / (exposure.before + exposure.after);
  const p = conditionalPoissonP({ before: before.n, after: after.n }, share);
  return {
    difference: after.n - before.n,
    p,
    significant: p !== null && p < 1 - level,
    interval: null,
    method: 'conditional-poisson',
  };
}
