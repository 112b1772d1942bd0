import type { IndicatorSetBody, SetGroup, SetIndex } from '@attune/contracts';
import { notComputable } from '../indicators/figure-text.ts';
import {
  bodyTexts,
  groupText,
  groupTexts,
  indexTexts,
  itemText,
  itemTexts,
  type Texts,
} from './body-texts.ts';
import { fieldLabel } from './field-label.ts';
import { indexText } from './index-text.ts';
import { nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import type { SetNames } from './use-set-names.ts';

/** What differs in one place of a set, as it is told. */
export interface BodyChange {
  /** `groups.loyalty.items.nps.weight`: groups and items by what they are, wherever they stand. */
  path: string;
  /** The group, the item, then what of it. */
  name: string;
  /** In words; `–` where there was, or is, nothing. */
  before: string;
  after: string;
}

/** What differs between two bodies of a set: a group or an item that is new or gone as a whole, else field by field. */
export function bodyChanges(
  before: IndicatorSetBody,
  after: IndicatorSetBody,
  names: SetNames,
): BodyChange[] {
  const found = new Found(names);
  found.inFields([], bodyTexts(before), bodyTexts(after));
  compareIndex(before.index, after.index, found);
  const groups = paired(before.groups, after.groups, ({ key }) => key);
  found.inOrder([], 'groups', groups, (group) => names.nameOf(group.names));
  for (const { key, old, now, one } of groups) {
    const at = [{ path: `groups.${key}`, name: names.nameOf(one.names) }];
    if (old && now) compareGroup(at, old, now, found);
    else found.in(at, old && groupText(old, names), now && groupText(now, names));
  }
  return found.changes;
}

function compareGroup(at: readonly Place[], before: SetGroup, after: SetGroup, found: Found): void {
  const { names } = found;
  found.inFields(at, groupTexts(before), groupTexts(after));
  const items = paired(before.items, after.items, nameOfItem);
  found.inOrder(at, 'items', items, (item) => itemTitle(item, names));
  for (const { key, old, now, one } of items) {
    const within = [...at, { path: `items.${key}`, name: itemTitle(one, names) }];
    if (old && now) found.inFields(within, itemTexts(old, names), itemTexts(now, names));
    else found.in(within, old && itemText(old, names), now && itemText(now, names));
  }
}

function compareIndex(before: SetIndex | null, after: SetIndex | null, found: Found): void {
  const { names } = found;
  const at = [{ path: 'index', name: names.say('index.title') }];
  if (before && after) found.inFields(at, indexTexts(before, names), indexTexts(after, names));
  else
    found.in(at, before ? indexText(before, names) : undefined, after ? indexText(after, names) : undefined);
}

interface Place {
  path: string;
  name: string;
}

/** Gathers what differs, place by place. */
class Found {
  readonly changes: BodyChange[] = [];
  readonly names: SetNames;

  constructor(names: SetNames) {
    this.names = names;
  }

  in(at: readonly Place[], before: string | undefined, after: string | undefined): void {
    if (before === after) return;
    this.changes.push({
      path: at.map(({ path }) => path).join('.'),
      name: at.map(({ name }) => name).join(' › '),
      before: before ?? notComputable,
      after: after ?? notComputable,
    });
  }

  inFields(at: readonly Place[], before: Texts, after: Texts): void {
    for (const field of Object.keys(after)) this.in([...at, this.#field(field)], before[field], after[field]);
  }

  /** The order of what both have: what only one has is told by itself. */
  inOrder<One>(
    at: readonly Place[],
    field: string,
    pairs: readonly Paired<One>[],
    titleOf: (one: One) => string,
  ): void {
    const both = pairs.filter(({ old, now }) => old && now);
    const told = (side: 'was' | 'is') =>
      both
        .toSorted((a, b) => a[side] - b[side])
        .map(({ one }) => titleOf(one))
        .join(this.names.say('list.comma'));
    this.in([...at, this.#field(field)], told('was'), told('is'));
  }

  #field(field: string): Place {
    return { path: field, name: fieldLabel(field, this.names.say) };
  }
}

interface Paired<One> {
  key: string;
  old: One | undefined;
  now: One | undefined;
  /** Whichever there is, the new one where there are both. */
  one: One;
  /** Places in the two lists. */
  was: number;
  is: number;
}

/** In the order of the new list; what is gone comes last. */
function paired<One>(
  before: readonly One[],
  after: readonly One[],
  keyOf: (one: One) => string,
): Paired<One>[] {
  const keys = (list: readonly One[]) => list.map(keyOf);
  const [olds, news] = [keys(before), keys(after)];
  const kept = after.map((now, is) => {
    const key = keyOf(now);
    const was = olds.indexOf(key);
    return { key, old: before[was], now, one: now, was, is };
  });
  const gone = before.map((old, was) => ({ key: keyOf(old), old, now: undefined, one: old, was, is: -1 }));
  return [...kept, ...gone.filter(({ key }) => !news.includes(key))];
}
