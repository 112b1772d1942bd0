import { expect, test } from 'vitest';
import { setItem } from '../../../test/support/set-bodies.ts';
import type { Adoption } from './adoptions.store.ts';
import { targetsInForce } from './targets-in-force.ts';

const adoption = (departmentId: number, said: Partial<Pick<Adoption, 'targets' | 'items'>>): Adoption => ({
  set: 'core',
  departmentId,
  revision: 1,
  targets: [],
  items: [],
  by: { kind: 'account', id: 'a', name: 'A' },
  why: 'ours',
  at: '2026-01-01T00:00:00.000Z',
  ...said,
});
const of = (target: number | null) => ({ indicator: 'csat', variant: null, target, thresholds: null });
const keyOf = (id: number) => `department-${id}`;

test('a target that a department set holds below it too, and says whose it is', () => {
  const above = [adoption(3, {}), adoption(2, { targets: [of(4.5)] }), adoption(1, { targets: [of(3)] })];
  const found = (item: Parameters<typeof targetsInForce>[0]) =>
    targetsInForce(item, { above, definition: undefined, keyOf }).target;
  expect(found(setItem('csat', { target: 4 }))).toEqual({
    value: 4.5,
    source: 'local',
    department: 'department-2',
  });
  expect(found(setItem('csat', { target: 4, locked: true }))).toEqual({ value: 4, source: 'set' });
});

test('an item that a department added is measured as the nearest that added it says', () => {
  const item = of(1);
  const above = [adoption(2, { items: [item] }), adoption(1, { items: [of(9)] })];
  expect(targetsInForce(item, { above, definition: undefined, keyOf }).target).toEqual({
    value: 1,
    source: 'local',
    department: 'department-2',
  });
});
