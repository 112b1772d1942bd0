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
  readonly events: CountTally;
  /** A count of facts, or the sum of a quantity. */
  readonly exposure: CountTally | SumTally;
}

export interface RateOptions extends ReadOptions {
  /** The rate is told per so many units of exposure: 1000 for failures per 1,000 units; 1 unless given. */
  readonly per?: number | undefined;
}

/**
 * Events per unit of exposure with Garwood's exact Poisson interval; it may exceed 1, and no event is a rate of 0.
 * n is the number of facts behind the exposure. Null as `no-exposure` where that adds up to 0 or less.
 */
export function countRate(
  { events, exposure }: EventsOverExposure,
  { level = defaultLevel, per = 1 }: RateOptions = {},
): Reading {
  inRange(per, Number.MIN_VALUE, Number.MAX_VALUE, 'per');
  if (events.n < 0 || exposure.n < 0) return unreadable(0, {}, 'unsettled');
  const amount = amountOf(exposure);
  if (amount <= 0n)
    return unreadable(exposure.n, {}, exposure.n === 0 && amount === 0n ? 'empty' : 'no-exposure');
  const perUnit = per * exactQuotient(1n, amount);
  const [low, high] = garwoodInterval(events.n, level);
  if (!Number.isFinite(high * perUnit)) return unreadable(exposure.n, {}, 'overflow');
  return {
    value: per * exactQuotient(BigInt(events.n), amount),
    n: exposure.n,
    interval: intervalOf([low * perUnit, high * perUnit], level, 'garwood'),
    excluded: {},
  };
}

/**
 * The change of a rate, with the exact conditional test of two Poisson rates; no interval. Null where it cannot be
 * read in a wave. p is null where neither has an event.
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
  const share = exactQuotient(amounts.after, amounts.before + amounts.after);
  const p = conditionalPoissonP({ before: before.events.n, after: after.events.n }, share);
  return {
    difference: rates.after - rates.before,
    p,
    significant: p !== null && p < 1 - level,
    interval: null,
    method: 'conditional-poisson',
  };
}

function amountOf(exposure: CountTally | SumTally): bigint {
  return exposure.kind === 'sum' ? exposure.sum : BigInt(checkedCount(exposure.n));
}
