import type { Preview } from '@attune/contracts';
import { expect, it } from 'vitest';
import { differenceOf, effectPoints, effectRows } from './effect-rows.ts';

const figure = (value: number | null) => ({ value, n: 50, interval: null, excluded: {} });
const preview = (rows: Preview['rows'], unbound: string[] = []): Preview => ({
  unit: 'score',
  rows,
  version: 1,
  unbound,
  readers: [],
});
const names = { en: '', zh: '' };

it('puts old and new beside each other, and knows branches of which nothing counts', () => {
  const period = '2026-07-01/2026-09-30';
  const [enterprise] = effectRows(
    [
      { key: 'enterprise', parent: null, names },
      { key: 'logistics', parent: 'enterprise', names },
      { key: 'express', parent: 'logistics', names },
      { key: 'sales', parent: 'enterprise', names },
    ],
    preview(
      [
        { period, department: 'enterprise', before: figure(4), after: figure(3.5) },
        { period, department: 'sales', before: figure(4), after: null },
      ],
      ['express'],
    ),
  );
  expect(enterprise && differenceOf(enterprise, 'score')).toBe(-0.5);
  expect(enterprise?.children.map(({ key, unbound }) => [key, unbound])).toEqual([
    ['logistics', true],
    ['sales', false],
  ]);
  expect(enterprise?.children[1] && differenceOf(enterprise.children[1], 'score')).toBeNull();
});

it('leaves a gap in the months without a figure', () => {
  const rows = [{ period: '2026-07-01/2026-07-31', before: null, after: figure(4) }];
  const range = { from: '2026-06-01', to: '2026-07-31' };
  expect(effectPoints(preview(rows), range, 'after').map(({ value }) => value)).toEqual([null, 4]);
  expect(effectPoints(preview(rows), range, 'before').map(({ value }) => value)).toEqual([null, null]);
});

it('tells a difference that agrees with the figures as they are written', () => {
  const of = (before: number, after: number) => {
    const figure = (value: number) => ({ value, n: 100, interval: null, excluded: {} });
    return differenceOf({ before: figure(before), after: figure(after) }, 'score');
  };
  expect(of(3.8949, 3.8251)).toBeCloseTo(-0.06, 10);
  expect(of(3.8942, 3.8908)).toBeCloseTo(-0.0034, 10);
});
