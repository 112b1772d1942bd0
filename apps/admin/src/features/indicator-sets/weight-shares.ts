import type { IndicatorSetBody, SetItem } from '@attune/contracts';
import { type ItemName, nameOfItem } from './item-name.ts';

type Weighed = Pick<SetItem, 'indicator' | 'variant' | 'weight'>;
type Shares = ReadonlyMap<string, number>;

/** Share of all weight by name of the item, 0..1: only the ratios of weights matter. Null where nothing weighs anything. */
export function weightShares(items: readonly Weighed[]): Shares | null {
  const counted = items.map((item) => [nameOfItem(item), item.weight > 0 ? item.weight : 0] as const);
  const all = counted.reduce((sum, [, weight]) => sum + weight, 0);
  if (!(all > 0 && Number.isFinite(all))) return null;
  return new Map(counted.map(([name, weight]) => [name, weight / all]));
}

interface Weighing {
  index: IndicatorSetBody['index'];
  items: readonly Pick<SetItem, 'indicator' | 'variant' | 'weight' | 'score'>[];
}

/** What items weigh in the index; without one, beside each other. An item without a score is no part of an index. */
export const sharesIn = ({ index, items }: Weighing): Shares | null =>
  weightShares(index === null ? items : items.filter(({ score }) => score !== null));

/** Of several items together. */
export const shareOf = (items: readonly ItemName[], shares: Shares | null): number =>
  items.reduce((sum, item) => sum + (shares?.get(nameOfItem(item)) ?? 0), 0);
