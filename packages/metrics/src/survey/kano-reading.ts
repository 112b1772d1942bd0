import { answered, readScore } from '../indicator/read-score.ts';
import type { Change, Interval, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { unreadable } from '../indicator/settled.ts';
import { shareChange } from '../indicator/share-change.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import type { ScoreTally } from '../tally/score.ts';
import type { KanoCategory, KanoCounts } from './kano.ts';
import { kanoCategories, kanoOfTally } from './kano.ts';

/** Respondents of some categories among those of others. */
export interface KanoShare {
  readonly of: readonly KanoCategory[];
  readonly among: readonly KanoCategory[];
}

const decided: readonly KanoCategory[] = ['A', 'O', 'M', 'I'];
const lacking: KanoShare = { of: ['O', 'M'], among: decided };

/** (A + O) / (A + O + M + I): how much having the feature satisfies. */
export const kanoBetter: KanoShare = { of: ['A', 'O'], among: decided };

/** One category among all that were asked. */
export const kanoCategoryShare = (category: KanoCategory): KanoShare => ({
  of: [category],
  among: kanoCategories,
});

/** Respondents per category, of a tally on `kanoScale`; null while it is unsettled. Throws `scales-differ`. */
export const kanoCountsOf = (tally: ScoreTally): KanoCounts | null => kanoOfTally(tally)?.counts ?? null;

/**
 * A share, 0..1, with Wilson's interval; n is who it is a share of. `no-exposure` where answers were given and none of
 * them is among those. Throws `scales-differ` off `kanoScale`.
 */
export function kanoShare(
  tally: ScoreTally,
  share: KanoShare,
  { level = defaultLevel }: ReadOptions = {},
): Reading {
  const counted = countShare(tally, share);
  const reading = readScore(tally, () => ({ value: null, interval: null }));
  if (counted === null || answered(tally) === 0) return reading;
  const { k, n } = counted;
  if (n === 0) return unreadable(0, reading.excluded, 'no-exposure');
  const interval = intervalOf(wilsonInterval(k, n, level), level, 'wilson');
  return { ...reading, value: k / n, n, interval };
}

/** The change of that share; null where one of the waves has none. */
export function kanoShareChange(
  waves: { readonly before: ScoreTally; readonly after: ScoreTally },
  share: KanoShare,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const [before, after] = [countShare(waves.before, share), countShare(waves.after, share)];
  return before && after && shareChange(before, after, level);
}

/** -(O + M) / (A + O + M + I), -1..0: how much lacking the feature dissatisfies. Otherwise as `kanoShare`. */
export function kanoWorse(tally: ScoreTally, options: ReadOptions = {}): Reading {
  const reading = kanoShare(tally, lacking, options);
  const { value, interval } = reading;
  return { ...reading, value: value === null ? null : 0 - value, interval: opposite(interval) };
}

/** The change of `kanoWorse`; null where one of the waves has none. */
export function kanoWorseChange(
  waves: { readonly before: ScoreTally; readonly after: ScoreTally },
  options: ReadOptions = {},
): Change | null {
  const change = kanoShareChange(waves, lacking, options);
  return change && { ...change, difference: 0 - change.difference, interval: opposite(change.interval) };
}

function countShare(tally: ScoreTally, { of, among }: KanoShare): { k: number; n: number } | null {
  const counts = kanoCountsOf(tally);
  if (counts === null) return null;
  const sum = (categories: readonly KanoCategory[]) =>
    categories.reduce((total, category) => total + counts[category], 0);
  return { k: sum(of), n: sum(among) };
}

const opposite = (interval: Interval | null): Interval | null =>
  interval && { ...interval, low: 0 - interval.high, high: 0 - interval.low };
