import type { IndicatorSetBody, SetGroup, SetItem } from '@attune/contracts';

/** A set nobody has said anything about yet. */
export const emptyBody: IndicatorSetBody = {
  names: { en: '', zh: '' },
  explanations: { en: '', zh: '' },
  owner: '',
  groups: [{ key: 'group-1', names: { en: '', zh: '' }, items: [] }],
  index: null,
};

type Groups = readonly SetGroup[];

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? rest : [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** With a key that no group has; names come from whoever adds it. */
export function withGroup(groups: Groups): SetGroup[] {
  let number = groups.length + 1;
  while (groups.some(({ key }) => key === `group-${number}`)) number++;
  return [...groups, { key: `group-${number}`, names: { en: '', zh: '' }, items: [] }];
}

export const withoutGroup = (groups: Groups, at: number): SetGroup[] => groups.filter((_, one) => one !== at);

export const changedGroup = (groups: Groups, at: number, changes: Partial<SetGroup>): SetGroup[] =>
  groups.map((group, one) => (one === at ? { ...group, ...changes } : group));

/** By so many places; past either end it stays there. */
export const shiftedGroup = (groups: Groups, at: number, by: number): SetGroup[] =>
  moved(groups, at, Math.max(0, Math.min(groups.length - 1, at + by)));

/** Where an item stands. */
export interface ItemPlace {
  group: number;
  item: number;
}

export const withItem = (groups: Groups, group: number, item: SetItem): SetGroup[] =>
  changedGroup(groups, group, { items: [...(groups[group]?.items ?? []), item] });

export const changedItem = (groups: Groups, at: ItemPlace, changes: Partial<SetItem>): SetGroup[] =>
  groups.map((group, one) =>
    one === at.group
      ? { ...group, items: group.items.map((item, i) => (i === at.item ? { ...item, ...changes } : item)) }
      : group,
  );

export const withoutItem = (groups: Groups, at: ItemPlace): SetGroup[] =>
  groups.map((group, one) =>
    one === at.group ? { ...group, items: group.items.filter((_, i) => i !== at.item) } : group,
  );

/** To a place as it is once the item is taken out of where it stood. */
export function movedItem(groups: Groups, from: ItemPlace, to: ItemPlace): SetGroup[] {
  const item = groups[from.group]?.items[from.item];
  if (!item || !groups[to.group]) return [...groups];
  return withoutItem(groups, from).map((group, one) =>
    one === to.group
      ? { ...group, items: [...group.items.slice(0, to.item), item, ...group.items.slice(to.item)] }
      : group,
  );
}

/** One place up or down, into the group beside it at either end; null where there is no further. */
export function stepOf(groups: Groups, from: ItemPlace, by: 1 | -1): ItemPlace | null {
  const count = groups[from.group]?.items.length ?? 0;
  const item = from.item + by;
  if (item >= 0 && item < count) return { group: from.group, item };
  const group = from.group + by;
  const beside = groups[group];
  return beside ? { group, item: by > 0 ? 0 : beside.items.length } : null;
}

/** Where an item lands that is dropped before another, or behind the last where that is past the end. */
export const dropPlace = (from: ItemPlace, before: ItemPlace): ItemPlace =>
  from.group === before.group && from.item < before.item ? { ...before, item: before.item - 1 } : before;
