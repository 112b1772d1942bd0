import type { CountTally } from '../tally/count.ts';
import type { PartOfWhole } from './count-share.ts';
import { countShare, countShareChange } from './count-share.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { unreadable } from './settled.ts';

/** Customers under contract at the start and at the end of a period, and those of the end who joined in it. */
export interface RetentionTallies {
  readonly start: CountTally;
  readonly end: CountTally;
  readonly joined: CountTally;
}

/** (end - joined) / start, with Wilson's interval. Null as `inconsistent` where more or fewer stayed than could. */
export function retentionRate(tallies: RetentionTallies, options: ReadOptions = {}): Reading {
  return readRetention(tallies, (stayed) => countShare(stayed, options));
}

/** The customers lost over those of the start: 1 - retention. What some texts call "CRR, churn rate" is retention. */
export function churnRate(tallies: RetentionTallies, options: ReadOptions = {}): Reading {
  return readRetention(tallies, (stayed) => countShare(lostOf(stayed), options));
}

/** The change of retention. Null where it cannot be read in a period. */
export function retentionRateChange(
  before: RetentionTallies,
  after: RetentionTallies,
  options: ReadOptions = {},
): Change | null {
  if (retentionRate(before).value === null || retentionRate(after).value === null) return null;
  return countShareChange(stayedOf(before), stayedOf(after), options);
}

/** The change of churn. Null where it cannot be read in a period. */
export function churnRateChange(
  before: RetentionTallies,
  after: RetentionTallies,
  options: ReadOptions = {},
): Change | null {
  if (churnRate(before).value === null || churnRate(after).value === null) return null;
  return countShareChange(lostOf(stayedOf(before)), lostOf(stayedOf(after)), options);
}

function readRetention(tallies: RetentionTallies, read: (stayed: PartOfWhole) => Reading): Reading {
  if (tallies.start.n < 0 || tallies.end.n < 0 || tallies.joined.n < 0) return unreadable(0, {}, 'unsettled');
  const stayed = stayedOf(tallies);
  const possible = stayed.part.n >= 0 && stayed.part.n <= stayed.whole.n;
  return possible ? read(stayed) : unreadable(stayed.whole.n, {}, 'inconsistent');
}

function stayedOf({ start, end, joined }: RetentionTallies): PartOfWhole {
  return { part: { kind: 'count', n: end.n - joined.n }, whole: start };
}

function lostOf({ part, whole }: PartOfWhole): PartOfWhole {
  return { part: { kind: 'count', n: whole.n - part.n }, whole };
}
