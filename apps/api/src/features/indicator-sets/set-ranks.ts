import type { SetFigure, SetRanking } from '@attune/contracts';
import { ranks } from '@attune/metrics';

/** Departments directly below one in order of an item, as far as their intervals tell them apart; null of fewer than two. */
export function placesOf(
  figures: readonly { department: string; figure: SetFigure }[],
  polarity: 'higher-is-better' | 'lower-is-better' | 'neutral',
): SetRanking['places'] | null {
  if (polarity === 'neutral' || figures.length < 2) return null;
  return ranks(
    figures.map(({ department, figure }) => ({ key: department, reading: figure })),
    polarity,
  ).map(({ key, rank, places, tier }) => ({ department: key, rank, range: places, tier }));
}
