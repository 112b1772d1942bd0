import type { IndexFigure, IndicatorSetBody, SetItem } from '@attune/contracts';
import { type CompositePart, readComposite } from '@attune/metrics';
import { nameOf } from './item-name.ts';
import type { ItemFigure } from './item-figures.ts';

export interface ScoredItem {
  item: SetItem;
  polarity: 'higher-is-better' | 'lower-is-better' | 'neutral';
  figure: ItemFigure;
}

interface Scored {
  index: IndexFigure;
  /** 0..100, by the name of the item. */
  scores: Readonly<Record<string, number | null>>;
}

/**
 * The index of a set and the scores it is made of; null where the version has none. Whoever answers one survey answers
 * another as well, so nothing is assumed of how the items go together.
 */
export function indexOf(
  { version, body }: { version: number; body: IndicatorSetBody },
  items: readonly ScoredItem[],
): Scored | null {
  if (body.index === null) return null;
  const scored = items.filter(({ item }) => item.score !== null);
  const { minimumCoverage, aggregation } = body.index;
  const definition = {
    version,
    aggregation,
    missing: minimumCoverage === null ? ('null' as const) : { minimumCoverage },
    parts: scored.map(partOf),
  };
  const readings = Object.fromEntries(
    scored.map(({ item, figure: { value, n } }) => [nameOf(item), { value, n: n ?? 0, excluded: {} }]),
  );
  const intervals = Object.fromEntries(scored.map(({ item, figure }) => [nameOf(item), figure.interval]));
  const { value, n, interval, coverage, reason, intervalReason, scores } = readComposite(
    definition,
    readings,
    { uncertainty: { kind: 'unknown', intervals } },
  );
  return {
    index: {
      value,
      n: scored.some(({ figure }) => figure.n === null) ? null : n,
      interval,
      coverage,
      ...(reason === undefined ? {} : { reason }),
      ...(intervalReason === undefined ? {} : { intervalReason }),
    },
    scores,
  };
}

function partOf({ item, polarity }: ScoredItem): CompositePart {
  const { weight, score, target } = item;
  return {
    id: nameOf(item),
    weight,
    normalisation: score?.kind === 'min-max' ? score : { kind: 'target', target: target as number },
    // An indicator that has lost its better end since is scored as it was when the set was published.
    polarity: polarity === 'neutral' ? 'higher-is-better' : polarity,
  };
}
