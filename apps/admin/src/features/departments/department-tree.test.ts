import { expect, it } from 'vitest';
import { departmentTree, flatten } from './department-tree.ts';

const names = { en: '', zh: '' };
const tree = (...pairs: [string, string | null][]) =>
  departmentTree(pairs.map(([key, parent]) => ({ key, parent, names })));

it('puts children below their parents, in the order given', () => {
  const flat = flatten(
    tree(['enterprise', null], ['sales', 'enterprise'], ['north', 'sales'], ['it', 'enterprise']),
  );
  expect(flat.map(({ key, depth }) => [key, depth])).toEqual([
    ['enterprise', 0],
    ['sales', 1],
    ['north', 2],
    ['it', 1],
  ]);
});

it('makes roots of branches whose parent may not be seen', () => {
  expect(
    tree(['sales', 'enterprise'], ['north', 'sales'], ['it', 'enterprise']).map(({ key }) => key),
  ).toEqual(['sales', 'it']);
});
