import { MetricsError } from '../metrics-error.ts';
import { monthNumber } from '../tally/month.ts';
import type { TenureTally } from '../tally/tenure.ts';
import { tenureCounts } from '../tally/tenure.ts';
import type { RetentionCounts } from './retention.ts';

/** The customers at the end of a month: joined by then, not lost by then. Throws `month-invalid`, `inconsistent`. */
export function tenureStock(tally: TenureTally, month: string): number {
  const at = monthNumber(month);
  return tenureCounts(tally).reduce(
    (stock, { joined, lost, count }) => stock + (joined <= at && lost > at ? count : 0),
    0,
  );
}

/** Whole months, both included. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** What happened to tenures in whole months; `start`, `end` and `new` are what `retention` asks for. */
export interface TenureMovement extends RetentionCounts {
  readonly joined: number;
  readonly lost: number;
  /** Joined and lost within the months: in neither stock, so they never count as retained. */
  readonly joinedAndLost: number;
}

/**
 * Stocks before the first and after the last month, and the movement between them; retention of the months is
 * (end - new) / start, exactly. Throws `month-invalid`, `negative`, `inconsistent`.
 */
export function tenureMovement(tally: TenureTally, months: Months): TenureMovement {
  const from = monthNumber(months.from);
  const to = monthNumber(months.to);
  if (to < from) throw new MetricsError('negative', `${months.from} to ${months.to}`);
  const movement = { start: 0, end: 0, new: 0, joined: 0, lost: 0, joinedAndLost: 0 };
  for (const { joined, lost, count } of tenureCounts(tally)) {
    const joinedWithin = joined >= from && joined <= to;
    const lostWithin = lost >= from && lost <= to;
    if (joined < from && lost >= from) movement.start += count;
    if (joined <= to && lost > to) movement.end += count;
    if (joinedWithin) movement.joined += count;
    if (joinedWithin && lost > to) movement.new += count;
    if (lostWithin) movement.lost += count;
    if (joinedWithin && lostWithin) movement.joinedAndLost += count;
  }
  return movement;
}
