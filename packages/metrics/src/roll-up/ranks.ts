import type { Reading } from '../indicator/reading.ts';

/** What was read of one department. */
export interface RankedFigure {
  readonly key: string;
  readonly reading: Pick<Reading, 'value' | 'interval'>;
}

/** Where a department stands, 1 being the best. */
export interface Ranking {
  readonly key: string;
  /** Its place, where its interval overlaps no other; else null. */
  readonly rank: number | null;
  /** The places it may have; null without a value or an interval. */
  readonly places: { readonly best: number; readonly worst: number } | null;
  /** Departments of two tiers can be told apart; those of one tier hang together. Null without an interval. */
  readonly tier: number | null;
  /** Whether its interval overlaps no other. */
  readonly distinguishable: boolean;
}

/**
 * Departments in order of their value, ranked only as far as their intervals tell them apart: one is ahead of another
 * where their intervals have no point in common. A chain, A overlapping B and B overlapping C, but not A C, is one tier:
 * a line drawn through it would part two that cannot be told apart. That A is ahead of C all the same is in their
 * places: A has 1 to 2, B 1 to 3, C 2 to 3.
 *
 * Overlapping is a careful test: of two intervals of 95 % alike in width, free of overlap stands for a difference
 * significant at about 0.6 %, and some that overlap do differ (compare these two by their change). It is one test per
 * pair: for all places to hold at once with confidence 1 - a, read each of the m departments at level 1 - a / m.
 *
 * Departments without a value or an interval come last, unranked; the places are those among the others.
 *
 * @returns places and tiers from 1, the best; equal values in the order given
 * @source Klein, Wright & Wieczorek, Appl. Statist. 69, 2020, 589-606: ranks from joint confidence intervals;
 * Schenker & Gentleman, Am. Stat. 55, 2001, 182-186: overlap as a test
 */
export function ranks(
  figures: readonly RankedFigure[],
  polarity: 'higher-is-better' | 'lower-is-better',
): Ranking[] {
  const sign = polarity === 'higher-is-better' ? 1 : -1;
  const known = figures.flatMap((figure) => standing(figure, sign));
  const unknown = figures.filter(({ reading }) => reading.value === null || reading.interval === null);
  known.sort((a, b) => b.value - a.value);
  const tiers = tiersOf(known);
  const ranked = known.map(({ key, low, high }, i) => {
    const ahead = known.filter((other) => other.low > high).length;
    const behind = known.filter((other) => other.high < low).length;
    const places = { best: 1 + ahead, worst: known.length - behind };
    const distinguishable = places.best === places.worst;
    return {
      key,
      rank: distinguishable ? places.best : null,
      places,
      tier: tiers[i] ?? null,
      distinguishable,
    };
  });
  return [...ranked, ...inOrder(unknown, sign).map(unranked)];
}

/** A value and its interval, larger being better. */
interface Standing {
  readonly key: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function standing({ key, reading: { value, interval } }: RankedFigure, sign: 1 | -1): Standing[] {
  if (value === null || interval === null) return [];
  const ends = [sign * interval.low, sign * interval.high, sign * value];
  // An adjusted interval may leave its own value out.
  return [{ key, value: sign * value, low: Math.min(...ends), high: Math.max(...ends) }];
}

/** Of departments from the best down: the next tier begins where nobody so far reaches down to anybody to come. */
function tiersOf(known: readonly Standing[]): number[] {
  let tier = 1;
  return known.map((_, i) => {
    const above = Math.min(...known.slice(0, i).map(({ low }) => low));
    const below = Math.max(...known.slice(i).map(({ high }) => high));
    if (i > 0 && above > below) tier += 1;
    return tier;
  });
}

function inOrder(figures: readonly RankedFigure[], sign: 1 | -1): RankedFigure[] {
  const orderOf = ({ reading: { value } }: RankedFigure) => (value === null ? -Infinity : sign * value);
  return [...figures].sort((a, b) => {
    const [one, other] = [orderOf(a), orderOf(b)];
    return one === other ? 0 : other - one;
  });
}

function unranked({ key }: RankedFigure): Ranking {
  return { key, rank: null, places: null, tier: null, distinguishable: false };
}
