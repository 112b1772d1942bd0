import type { SetGroup, SetItem } from '@attune/contracts';
import { expect, it } from 'vitest';
import { dropPlace, movedItem, shiftedGroup, stepOf, withGroup } from './edit-body.ts';
import { anItem } from './test-body.ts';

const group = (key: string, ...indicators: string[]): SetGroup => ({
  key,
  names: { en: key, zh: key },
  items: indicators.map((indicator): SetItem => anItem({ indicator })),
});
const told = (groups: readonly SetGroup[]) =>
  groups.map(({ key, items }) => `${key}: ${items.map(({ indicator }) => indicator).join(' ')}`);
const groups = [group('loyalty', 'nps', 'retention'), group('service', 'ces')];

it('walks an item to the end of its group, and on into the next', () => {
  let now: SetGroup[] = groups;
  let at = { group: 0, item: 0 };
  const course: string[][] = [];
  for (let to = stepOf(now, at, 1); to; to = stepOf(now, at, 1)) {
    now = movedItem(now, at, to);
    at = to;
    course.push(told(now));
  }
  expect(course).toEqual([
    ['loyalty: retention nps', 'service: ces'],
    ['loyalty: retention', 'service: nps ces'],
    ['loyalty: retention', 'service: ces nps'],
  ]);
});

it('walks back the same way', () => {
  const at = { group: 1, item: 0 };
  const to = stepOf(groups, at, -1);
  expect(to).toEqual({ group: 0, item: 2 });
  expect(told(movedItem(groups, at, to ?? at))).toEqual(['loyalty: nps retention ces', 'service: ']);
  expect(stepOf(groups, { group: 0, item: 0 }, -1)).toBeNull();
});

it('gives new groups keys that no other has, and keeps groups in bounds', () => {
  expect(withGroup([group('group-2')]).map(({ key }) => key)).toEqual(['group-2', 'group-3']);
  expect(shiftedGroup(groups, 0, 1).map(({ key }) => key)).toEqual(['service', 'loyalty']);
  expect(shiftedGroup(groups, 0, -1).map(({ key }) => key)).toEqual(['loyalty', 'service']);
});

it('drops an item before the one it is held over', () => {
  const drop = (from: number, before: number) =>
    told(
      movedItem(
        groups,
        { group: 0, item: from },
        dropPlace({ group: 0, item: from }, { group: 0, item: before }),
      ),
    )[0];
  expect(drop(0, 2)).toBe('loyalty: retention nps');
  expect(drop(1, 0)).toBe('loyalty: retention nps');
  expect(drop(0, 1)).toBe('loyalty: nps retention');
});
