import { dayNumber } from '../duration/day.ts';
import { inRange } from '../in-range.ts';

export interface StandingRule {
  /** How many of the customer's own median gaps are too long without a day of activity. */
  readonly gapFactor: number;
  /** Days that are too long for who has fewer than three gaps. */
  readonly windowDays: number;
}

/** How a customer stands by the days on which they were active. */
export interface ActivityStanding {
  /** `active` up to the limit, `at-risk` up to twice the limit, then `lapsed`. */
  readonly status: 'active' | 'at-risk' | 'lapsed';
  /** From the last day of activity; 0 where that lies ahead. */
  readonly daysSince: number;
  /** Between one day of activity and the next; null without a gap. */
  readonly medianGapDays: number | null;
  readonly limitDays: number;
  readonly basis: 'own-gaps' | 'window';
}

const fewestGaps = 3;
/** Who comes every day is not lost over a long weekend. */
const shortestLimit = 7;

/**
 * Judges a silence by the customer's own rhythm, the median gap between days of activity, where there is one.
 *
 * @param days distinct days of activity, `2026-03-29`, ascending
 * @param asOf local day, likewise
 * @returns a status with the days it goes by, >= 0; null without any day of activity
 * @throws `day-invalid`, `number-out-of-range` for a gap factor of 0 or less or a negative window
 * @source Own definition: at risk beyond a multiple of the own median gap, at least a week
 */
export function activityStanding(
  days: readonly string[],
  asOf: string,
  { gapFactor, windowDays }: StandingRule,
): ActivityStanding | null {
  inRange(gapFactor, Number.MIN_VALUE, 1e300, 'gap factor');
  inRange(windowDays, 0, 1e300, 'window');
  const numbers = days.map(dayNumber);
  const last = numbers.at(-1);
  if (last === undefined) return null;
  const gaps = numbers.slice(1).map((day, i) => day - (numbers[i] as number));
  const medianGapDays = median(gaps);
  const own = gaps.length >= fewestGaps && medianGapDays !== null;
  const limitDays = own ? Math.max(shortestLimit, gapFactor * medianGapDays) : windowDays;
  const daysSince = Math.max(0, dayNumber(asOf) - last);
  const status = daysSince <= limitDays ? 'active' : daysSince <= 2 * limitDays ? 'at-risk' : 'lapsed';
  return { status, daysSince, medianGapDays, limitDays, basis: own ? 'own-gaps' : 'window' };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
