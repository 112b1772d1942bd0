import { inRange } from '../in-range.ts';
import type { RetentionCounts } from './retention.ts';

/**
 * Retention counts of the customers there at the start and at the end; `new` are those of the end only.
 *
 * @returns numbers of distinct customers, >= 0
 * @source Own definition: intersection and difference of two sets of ids
 */
export function retainedCustomers(start: Iterable<string>, end: Iterable<string>): RetentionCounts {
  const before = new Set(start);
  const after = new Set(end);
  return { start: before.size, end: after.size, new: after.difference(before).size };
}

/** A period, and how long a customer without contract may be silent before being counted as lost. */
export interface Inactivity {
  /** In the unit of the activity: epoch milliseconds, or days. */
  readonly start: number;
  readonly end: number;
  /** Belongs to the definition: churn at 90 days and churn at 180 are two indicators. */
  readonly horizon: number;
}

/**
 * Retention counts of customers without contract: who is there at a time has been active in the `horizon` up to it,
 * that time included. `new` are those of the end who were not there at the start, so also those who came back.
 *
 * @param customers the times of each one's activity, in any order
 * @returns numbers of customers, >= 0
 * @throws `number-out-of-range` for times that are not finite, an end before the start, or a horizon of 0 or less
 * @source Own definition: activity within a horizon stands for the contract that is missing
 */
export function activeCustomers(
  customers: Iterable<Iterable<number>>,
  { start, end, horizon }: Inactivity,
): RetentionCounts {
  inRange(start, -Number.MAX_VALUE, Number.MAX_VALUE, 'start');
  inRange(end, start, Number.MAX_VALUE, 'end');
  inRange(horizon, Number.MIN_VALUE, Number.MAX_VALUE, 'horizon');
  const counts = { start: 0, end: 0, new: 0 };
  for (const times of customers) {
    let atStart = false;
    let atEnd = false;
    for (const time of times) {
      inRange(time, -Number.MAX_VALUE, Number.MAX_VALUE, 'time');
      atStart ||= time <= start && start - time < horizon;
      atEnd ||= time <= end && end - time < horizon;
    }
    if (atStart) counts.start += 1;
    if (atEnd) counts.end += 1;
    if (atEnd && !atStart) counts.new += 1;
  }
  return counts;
}
