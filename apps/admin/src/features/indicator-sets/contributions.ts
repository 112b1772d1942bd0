import type { SetRow, SetValues } from '@attune/contracts';
import { nameOfItem } from './item-name.ts';
import type { ValuesItem } from './item-unit.ts';
import { figureOf } from './set-figure.ts';
import { sharesIn } from './weight-shares.ts';

/** A part of an index. */
export interface Contribution extends Pick<ValuesItem, 'indicator' | 'variant' | 'names' | 'group'> {
  /** Of all weight, 0..1, whether or not the part has a score. */
  share: number;
  /** 0..100; null where there is nothing to score. */
  score: number | null;
  /** Of the weight that has a score, 0..1; null without a score. */
  counted: number | null;
  /** What it adds to an arithmetic index, in points of it; null without a score. */
  points: number | null;
}

/** The parts of an index in the order of the set. Parts without a score leave their weight to the others. */
export function contributionsOf(
  { index, items }: Pick<SetValues['versions'][number], 'index' | 'items'>,
  row: SetRow | undefined,
): Contribution[] {
  const shares = sharesIn({ index, items });
  const parts = items
    .filter(({ score }) => score !== null)
    .map(({ indicator, variant, names, group }) => ({
      indicator,
      variant,
      names,
      group,
      share: shares?.get(nameOfItem({ indicator, variant })) ?? 0,
      score: figureOf(row, { indicator, variant })?.score ?? null,
    }));
  const there = parts.reduce((sum, { share, score }) => sum + (score === null ? 0 : share), 0);
  return parts.map((part) => {
    const counted = part.score === null || there === 0 ? null : part.share / there;
    const points = counted === null || part.score === null ? null : counted * part.score;
    return { ...part, counted, points };
  });
}
