import { expect, test } from 'vitest';
import { DepartmentTree, type PlacementRow } from './department-tree.ts';
import { visibleDepartments } from './visible-departments.ts';

const keys = ['enterprise', 'sales', 'service', 'north', 'shop'];
const departments = keys.map((key, at) => ({ id: at + 1, key, names: { en: key, zh: key } }));
const [enterprise, sales, service, north, shop] = [1, 2, 3, 4, 5] as const;

const always = (departmentId: number, parentId: number | null): PlacementRow => ({
  departmentId,
  parentId,
  fromDay: '-infinity',
  toDay: 'infinity',
});

/** North moves from sales to service on 1 March, and takes its shop with it. */
const tree = new DepartmentTree(departments, [
  always(enterprise, null),
  always(sales, enterprise),
  always(service, enterprise),
  always(shop, north),
  { departmentId: north, parentId: sales, fromDay: '-infinity', toDay: '2026-03-01' },
  { departmentId: north, parentId: service, fromDay: '2026-03-01', toDay: 'infinity' },
]);

test('a subtree is that of the day', () => {
  expect(tree.subtree(sales, '2026-02-28')).toEqual([sales, north, shop]);
  expect(tree.subtree(sales, '2026-03-01')).toEqual([sales]);
  expect(tree.subtree(service, '2026-03-01')).toEqual([service, north, shop]);
  expect(tree.children(enterprise, '2026-03-01')).toEqual([sales, service]);
  expect(tree.treeOn('2026-03-01').ancestors(shop)).toEqual([north, service, enterprise]);
});

test('days between two changes share one tree', () => {
  expect(tree.treeOn('2025-01-01')).toBe(tree.treeOn('2026-02-28'));
  expect(tree.treeOn('2026-03-01')).toBe(tree.treeOn('2030-01-01'));
});

test('change days are those within, the first day excluded: it has its own tree', () => {
  expect(tree.changeDays('2026-01-01', '2026-12-31')).toEqual(['2026-03-01']);
  expect(tree.changeDays('2026-03-01', '2026-12-31')).toEqual([]);
  expect(tree.changeDays('2026-01-01', '2026-02-28')).toEqual([]);
});

test('keys and ids', () => {
  expect([tree.rootId, tree.idOf('north'), tree.keyOf(north), tree.idOf('nowhere')]).toEqual([
    1,
    4,
    'north',
    undefined,
  ]);
});

test('a tree without a root is refused', () => {
  expect(() => new DepartmentTree([], [])).toThrow(/no root/);
});

test('who sees a shop learns what it belongs to, not what stands beside it', () => {
  const seen = visibleDepartments(tree, '2026-03-01', [shop]);
  expect(seen.map(({ key, parent }) => [key, parent])).toEqual([
    ['enterprise', null],
    ['service', 'enterprise'],
    ['north', 'service'],
    ['shop', 'north'],
  ]);
});
