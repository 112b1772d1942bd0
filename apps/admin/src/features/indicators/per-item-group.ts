import type { Indicator } from '@attune/contracts';
import { itemGroupMark } from './asked-for.ts';

/**
 * An indicator of item groups is shown once per group, each as an indicator of its own, as money is per currency. One
 * that no survey has a group for yet stays as it is.
 */
export function perItemGroup(indicator: Indicator): Indicator[] {
  const { key, names, itemGroups } = indicator;
  if (!itemGroups || itemGroups.length === 0) return [indicator];
  return itemGroups.map((itemGroup) => ({
    ...indicator,
    key: `${key}${itemGroupMark}${itemGroup}`,
    names: { en: `${names.en}, ${itemGroup}`, zh: `${names.zh}（${itemGroup}）` },
    itemGroups: [itemGroup],
  }));
}
