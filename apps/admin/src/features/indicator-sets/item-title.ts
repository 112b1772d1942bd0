import type { ItemName } from './item-name.ts';
import { knownIndicator } from './known-indicator.ts';
import type { SetNames } from './use-set-names.ts';

/** The indicator of an item by its name; by its key where there is none any more. */
export function itemTitle(
  item: ItemName,
  { nameOf, indicators }: Pick<SetNames, 'nameOf' | 'indicators'>,
): string {
  const listed = knownIndicator(item, indicators);
  return listed ? nameOf(listed.names) : item.indicator;
}
