import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** Something that happened to a customer at a time: epoch milliseconds, days, any one unit. */
export interface DatedFact {
  readonly customer: string;
  readonly at: number;
}

const verified: unique symbol = /* @__PURE__ */ Symbol('before the cut-off');

/** Facts of which every one is from before the cut-off. Only `factsBefore` makes them, so features cannot leak. */
export interface PastFacts<Fact extends DatedFact> {
  readonly cutOff: number;
  readonly facts: readonly Fact[];
  readonly [verified]: true;
}

/**
 * Facts that a prediction at a cut-off may look at. It refuses a later one instead of leaving it out, because a
 * caller who has it at hand may have used it already.
 *
 * @param cutOff in the unit of the facts' times
 * @returns the facts, marked as being from before the cut-off
 * @throws `fact-after-cut-off`, `number-out-of-range` for a time that is not finite
 * @source Own definition: a guard against leakage
 */
export function factsBefore<Fact extends DatedFact>(facts: Iterable<Fact>, cutOff: number): PastFacts<Fact> {
  checkedTime(cutOff, 'cut-off');
  const past = [...facts];
  for (const { customer, at } of past)
    if (checkedTime(at, 'time') >= cutOff)
      throw new MetricsError('fact-after-cut-off', `${customer} at ${at}, cut-off ${cutOff}`);
  return { cutOff, facts: past, [verified]: true };
}

export function checkedTime(time: number, name: string): number {
  return inRange(time, -Number.MAX_VALUE, Number.MAX_VALUE, name);
}
