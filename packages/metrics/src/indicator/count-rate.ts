import { exactQuotient } from '../exact-quotient.ts';
import { inRange } from '../in-range.ts';
import { garwoodInterval } from '../interval/garwood.ts';
import { conditionalPoissonP } from '../rate/conditional-poisson.ts';
import type { CountTally } from '../tally/count.ts';
import { checkedCount } from '../tally/count.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/** Events, and what they happened to or over: orders, customers served, contacts, units, hours. */
export interface EventsOverExposure {
  /** A count of facts, or the sum of what was counted in them: faults found in a lot. */
  readonly events: CountTally | SumTally;
  /** A count of facts, or the sum of a quantity. */
  readonly exposure: CountTally | SumTally;
}

export interface RateOptions extends ReadOptions {
  /** The rate is told per so many units of exposure: 1000 for failures per 1,000 units; 1 unless given. */
  readonly per?: number | undefined;
}

/**
 * Events per unit of exposure, per × events / exposure. It may exceed 1, and no event is a rate of 0.
 *
 * @param options `per`: units of exposure the rate is told for, 1 unless given
 * @returns events per `per` units of exposure, >= 0, with n the facts behind the exposure and an interval wherever
 * there is a value; null as `no-exposure` where that adds up to 0 or less, `empty`, `unsettled` or `overflow`
 * @throws `number-out-of-range` for `per`, `level-out-of-range`
 * @source Poisson rate with Garwood's exact interval, Biometrika 28, 1936, 437-442
 */
export function countRate(
  { events, exposure }: EventsOverExposure,
  { level = defaultLevel, per = 1 }: RateOptions = {},
): Reading {
  inRange(per, Number.MIN_VALUE, Number.MAX_VALUE, 'per');
  if (events.n < 0 || exposure.n < 0) return unreadable(0, {}, 'unsettled');
  const many = amountOf(events);
  if (many < 0n) return unreadable(0, {}, 'unsettled');
  const amount = amountOf(exposure);
  if (amount <= 0n)
    return unreadable(
      exposure.n,
      {},
      exposure.n === 0 && amount === 0n && many === 0n ? 'empty' : 'no-exposure',
    );
  const value = per * exactQuotient(many, amount);
  const perUnit = per * exactQuotient(1n, amount);
  // More events than a number counts are known to a hundred-millionth: no interval would show.
  const limits = many > most ? ([value, value] as const) : garwoodInterval(Number(many), level);
  const scale = many > most ? 1 : perUnit;
  if (!Number.isFinite(limits[1] * scale)) return unreadable(exposure.n, {}, 'overflow');
  return {
    value,
    n: exposure.n,
    interval: intervalOf([limits[0] * scale, limits[1] * scale], level, 'garwood'),
    excluded: {},
  };
}

/**
 * The change of a rate, with the exact conditional test of two Poisson rates; no interval.
 *
 * @returns the difference per `per` units of exposure; null where a wave cannot be read. p, 0..1, is null where neither
 * has an event, or both have more than a number counts
 * @throws `number-out-of-range` for `per`, `level-out-of-range`
 * @source Przyborowski & Wilenski, Biometrika 31, 1940, 313-323
 */
export function countRateChange(
  before: EventsOverExposure,
  after: EventsOverExposure,
  options: RateOptions = {},
): Change | null {
  const { level = defaultLevel } = options;
  const rates = { before: countRate(before, options).value, after: countRate(after, options).value };
  if (rates.before === null || rates.after === null) return null;
  const amounts = { before: amountOf(before.exposure), after: amountOf(after.exposure) };
  // An exposure beside which the other is next to nothing must not be taken for all there is.
  const share = Math.min(
    1 - Number.EPSILON / 2,
    Math.max(Number.MIN_VALUE, exactQuotient(amounts.after, amounts.before + amounts.after)),
  );
  const events = { before: amountOf(before.events), after: amountOf(after.events) };
  const p =
    events.before + events.after > most
      ? null
      : conditionalPoissonP({ before: Number(events.before), after: Number(events.after) }, share);
  return {
    difference: rates.after - rates.before,
    p,
    significant: p !== null && p < 1 - level,
    interval: null,
    method: 'conditional-poisson',
  };
}

const most = BigInt(Number.MAX_SAFE_INTEGER);

function amountOf(tally: CountTally | SumTally): bigint {
  return tally.kind === 'sum' ? tally.sum : BigInt(checkedCount(tally.n));
}
