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

/**
 * (A + O) / (A + O + M + I): how much having the feature satisfies, a share of 0..1.
 *
 * @source Berger et al., Center for Quality of Management Journal 2(4), 1993
 */
export const kanoBetter: KanoShare = { of: ['A', 'O'], among: decided };

/**
 * One category among all that were asked.
 *
 * @returns a share for `kanoShare` to read
 * @source Own definition: the frequency of a category
 */
export const kanoCategoryShare = (category: KanoCategory): KanoShare => ({
  of: [category],
  among: kanoCategories,
});

/**
 * Respondents per category, of a tally on `kanoScale`.
 *
 * @returns numbers of respondents, >= 0; null while the tally is unsettled
 * @throws `scales-differ` for a tally on another scale
 * @source Kano 1984
 */
export const kanoCountsOf = (tally: ScoreTally): KanoCounts | null => kanoOfTally(tally)?.counts ?? null;

/**
 * Respondents of some categories among those of others; n is who it is a share of.
 *
 * @returns a share, 0..1; null as `empty`, `unsettled`, or `no-exposure` where answers were given and none of them is
 * among those
 * @throws `scales-differ` for a tally that is not on `kanoScale`, `level-out-of-range`
 * @source Berger et al., Center for Quality of Management Journal 2(4), 1993; interval Wilson, JASA 22, 1927
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

/**
 * The change of that share.
 *
 * @returns the difference of shares, -1..1; null where a wave has none
 * @throws `scales-differ` for a tally that is not on `kanoScale`, `level-out-of-range`
 * @source See `shareChange`
 */
export function kanoShareChange(
  waves: { readonly before: ScoreTally; readonly after: ScoreTally },
  share: KanoShare,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const [before, after] = [countShare(waves.before, share), countShare(waves.after, share)];
  return before && after && shareChange(before, after, level);
}

/**
 * -(O + M) / (A + O + M + I): how much lacking the feature dissatisfies.
 *
 * @returns a share, -1..0; null as `kanoShare`
 * @throws `scales-differ` for a tally that is not on `kanoScale`, `level-out-of-range`
 * @source Berger et al., Center for Quality of Management Journal 2(4), 1993; interval Wilson, JASA 22, 1927
 */
export function kanoWorse(tally: ScoreTally, options: ReadOptions = {}): Reading {
  const reading = kanoShare(tally, lacking, options);
  const { value, interval } = reading;
  return { ...reading, value: value === null ? null : 0 - value, interval: opposite(interval) };
}

/**
 * The change of `kanoWorse`.
 *
 * @returns the difference, -1..1; null where a wave has none
 * @throws `scales-differ` for a tally that is not on `kanoScale`, `level-out-of-range`
 * @source See `shareChange`
 */
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
