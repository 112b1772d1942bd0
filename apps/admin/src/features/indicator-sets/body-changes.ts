import type { FieldChange, IndicatorSetBody, SetGroup, SetItem } from '@attune/contracts';
import { nameOfItem } from './item-name.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const fields = ['names', 'explanations', 'owner', 'index'] as const;
const itemFields = ['weight', 'target', 'thresholds', 'rollUp', 'locked', 'score'] as const;

/**
 * What is another in a set that two people edited, in the shape the API compares versions in: what was never saved
 * cannot be compared there.
 */
export function bodyChanges(before: IndicatorSetBody, after: IndicatorSetBody): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (path: string, old: unknown, now: unknown) => {
    if (!same(old, now)) changes.push({ path, before: old, after: now });
  };
  for (const field of fields)
    if (field === 'names' || field === 'explanations')
      for (const language of ['zh', 'en'] as const)
        compare(`${field}.${language}`, before[field][language], after[field][language]);
    else compare(field, before[field], after[field]);
  compare('groups', orderOf(before), orderOf(after));
  for (const [key, old, now] of paired(before.groups, after.groups, (group) => group.key))
    if (old && now) {
      compare(`groups.${key}.names`, old.names, now.names);
      compareItems(`groups.${key}.items`, [old, now], compare);
    } else compare(`groups.${key}`, old, now);
  return changes;
}

type Compare = (path: string, old: unknown, now: unknown) => void;

function compareItems(path: string, [before, after]: readonly [SetGroup, SetGroup], compare: Compare): void {
  for (const [name, old, now] of paired<SetItem>(before.items, after.items, nameOfItem))
    if (old && now)
      for (const field of itemFields) compare(`${path}.${name}.${field}`, old[field], now[field]);
    else compare(`${path}.${name}`, old, now);
}

/** The order in which what both have is read; what only one has is told by itself. */
function orderOf({ groups }: IndicatorSetBody): string {
  return groups.map(({ key }) => key).join(' ');
}

function paired<One>(
  before: readonly One[],
  after: readonly One[],
  nameOf: (one: One) => string,
): [string, One | undefined, One | undefined][] {
  const names = new Set([...before, ...after].map(nameOf));
  return [...names].map((name) => [
    name,
    before.find((one) => nameOf(one) === name),
    after.find((one) => nameOf(one) === name),
  ]);
}
