import type { ValueRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { matrixRows } from './matrix-row.ts';

const names = { en: '', zh: '' };
const departments = [
  { key: 'enterprise', parent: null, names },
  { key: 'sales', parent: 'enterprise', names },
  { key: 'north', parent: 'sales', names },
  { key: 'it', parent: 'enterprise', names },
];
const row = (department: string, value: number): ValueRow => ({
  department,
  value,
  version: 1,
  period: '2026-01-01/2026-01-31',
  n: 1,
  interval: null,
  excluded: {},
  change: null,
  receipt: '',
});
const rowsOf = new Map([
  ['nps', [row('enterprise', 1), row('north', 3)]],
  ['csat', [row('north', 4)]],
]);

it('hangs figures into the tree, and keeps departments without any', () => {
  const [top] = matrixRows(departments, null, rowsOf);
  expect(top?.figures['nps']?.value).toBe(1);
  expect(top?.children.map(({ key }) => key)).toEqual(['sales', 'it']);
  expect(top?.children[0]?.figures).toEqual({});
  expect(top?.children[0]?.children[0]?.figures['csat']?.value).toBe(4);
});

it('narrows to one branch', () => {
  const rows = matrixRows(departments, 'sales', rowsOf);
  expect(rows.map(({ key }) => key)).toEqual(['sales']);
  expect(matrixRows(departments, 'gone', rowsOf).map(({ key }) => key)).toEqual(['enterprise']);
});
