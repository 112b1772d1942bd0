import { exactQuotient } from '../exact-quotient.ts';
import type { Share } from '../interval/newcombe.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import type { SumTally } from '../tally/sum.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';
import { shareChange } from './share-change.ts';

/** Units that were looked at, and those among them that are the case: part and whole come from the same facts. */
export interface PartOfUnits {
  readonly part: SumTally;
  readonly whole: SumTally;
}

/**
 * The share of units that are the case; n is the units, not the lots they came in. Wilson's interval takes units for
 * independent of each other: an approximation, too narrow where lots differ. Beyond 2^53 units it is that of 2^53.
 *
 * @returns a share, 0..1; null as `inconsistent` where the part exceeds the whole, `no-exposure` for facts without a
 * unit, `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source Wilson's interval, JASA 22, 1927, 209-212
 */
export function sumShare(units: PartOfUnits, { level = defaultLevel }: ReadOptions = {}): Reading {
  const { part, whole } = units;
  if (part.n < 0 || whole.n < 0 || part.sum < 0n || whole.sum < 0n) return unreadable(0, {}, 'unsettled');
  const { k, n } = asShare(units);
  if (part.sum > whole.sum) return unreadable(n, {}, 'inconsistent');
  if (whole.sum === 0n) return unreadable(0, {}, whole.n === 0 ? 'empty' : 'no-exposure');
  return {
    value: exactQuotient(part.sum, whole.sum),
    n,
    interval: intervalOf(wilsonInterval(k, n, level), level, 'wilson'),
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
export function sumShareChange(
  before: PartOfUnits,
  after: PartOfUnits,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  if (sumShare(before).value === null || sumShare(after).value === null) return null;
  return shareChange(asShare(before), asShare(after), level);
}

const most = BigInt(Number.MAX_SAFE_INTEGER);

/** In numbers that are whole: more units than those hold are shrunk together. */
function asShare({ part, whole }: PartOfUnits): Share {
  if (whole.sum <= most) return { k: Number(part.sum), n: Number(whole.sum) };
  return { k: Number((part.sum * most) / whole.sum), n: Number(most) };
}
