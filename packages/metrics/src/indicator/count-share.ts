import { wilsonInterval } from '../interval/wilson.ts';
import type { CountTally } from '../tally/count.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';
import { shareChange } from './share-change.ts';

/** Facts, and those among them that count for the share: the part must be counted where the whole is. */
export interface PartOfWhole {
  readonly part: CountTally;
  readonly whole: CountTally;
}

/**
 * The share of facts that are the case, part / whole.
 *
 * @returns a share, 0..1, with n the whole; null as `inconsistent` where the part exceeds the whole (as happens when
 * the two are counted by different days or departments), `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source Wilson's interval, JASA 22, 1927, 209-212
 */
export function countShare(
  { part, whole }: PartOfWhole,
  { level = defaultLevel }: ReadOptions = {},
): Reading {
  if (part.n < 0 || whole.n < 0) return unreadable(0, {}, 'unsettled');
  if (part.n > whole.n) return unreadable(whole.n, {}, 'inconsistent');
  if (whole.n === 0) return unreadable(0, {}, 'empty');
  return {
    value: part.n / whole.n,
    n: whole.n,
    interval: intervalOf(wilsonInterval(part.n, whole.n, level), level, 'wilson'),
    excluded: {},
  };
}

/**
 * The change of that share.
 *
 * @returns the difference of shares, -1..1; null where a wave cannot be read
 * @throws `level-out-of-range`
 * @source See `shareChange`
 */
export function countShareChange(
  before: PartOfWhole,
  after: PartOfWhole,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  if (countShare(before).value === null || countShare(after).value === null) return null;
  return shareChange({ k: before.part.n, n: before.whole.n }, { k: after.part.n, n: after.whole.n }, level);
}
