import { MetricsError } from '../metrics-error.ts';
import { monthNumber } from '../tally/month.ts';
import type { Movement, MovementTally } from '../tally/movement.ts';
import { movementTally } from '../tally/movement.ts';
import type { TenureCount, TenureTally } from '../tally/tenure.ts';
import { tenureCounts } from '../tally/tenure.ts';

/**
 * The customers at the end of a month: joined by then, not lost by then.
 *
 * @param month such as `2026-03`
 * @returns a number of tenures, >= 0
 * @throws `month-invalid`, `inconsistent` while a removal waits for what it removes
 * @source Own definition: the tenures that cover the end of the month
 */
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

/**
 * What became of tenures in whole months, exactly: the stock before the first and after the last of them, and those in
 * neither.
 *
 * @returns numbers of tenures by movement, >= 0
 * @throws `month-invalid`, `negative` for months that end before they begin
 * @source Own definition: stayed, lost, joined, or both within
 */
export function tenureMovement(tenures: Iterable<TenureCount>, months: Months): MovementTally {
  const from = monthNumber(months.from);
  const to = monthNumber(months.to);
  if (to < from) throw new MetricsError('negative', `${months.from} to ${months.to}`);
  const counts: Record<Movement, number> = { ...movementTally.empty().counts };
  for (const { joined, lost, count } of tenures) {
    if (joined > to || lost < from) continue;
    if (joined < from) counts[lost > to ? 'stayed' : 'lost'] += count;
    else counts[lost > to ? 'joined' : 'joined-and-lost'] += count;
  }
  return { kind: 'movement', counts };
}
