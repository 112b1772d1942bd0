import type { Indicator, ItemVariant } from '@attune/contracts';
import { askedFor } from '../indicators/asked-for.ts';
import { isSameItem, type ItemName } from './item-name.ts';

/** Of one line of the list, in which money, derived measures and item groups stand one by one. */
export function namedFigure(listed: Pick<Indicator, 'key'>): ItemName {
  const { key, currency, measure, itemGroup } = askedFor(listed.key);
  const variant: ItemVariant | null = currency
    ? { kind: 'currency', currency }
    : measure
      ? { kind: 'measure', measure }
      : itemGroup
        ? { kind: 'item-group', itemGroup }
        : null;
  return { indicator: key, variant };
}

/** The line of the list that an item names; else another figure of the same indicator, else none. */
export function knownIndicator(item: ItemName, listed: readonly Indicator[]): Indicator | undefined {
  const some = listed.filter((one) => askedFor(one.key).key === item.indicator);
  return some.find((one) => isSameItem(namedFigure(one), item)) ?? some[0];
}
