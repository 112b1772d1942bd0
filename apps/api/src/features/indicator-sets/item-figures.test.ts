import type { RollUp } from '@attune/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DayTree } from '../departments/day-tree.ts';
import { type ItemFigure, ItemFigures } from './item-figures.ts';

/** 1 is above 2 and 3, and 3 above 4 and 5. */
const tree = new DayTree(
  new Map([
    [1, null],
    [2, 1],
    [3, 1],
    [4, 3],
    [5, 3],
  ]),
);

const read = (value: number, n = 10): ItemFigure => ({
  value,
  n,
  interval: { low: value - 1, high: value + 1, level: 0.95, method: 'student-t' },
  policy: 'volume',
  coverage: null,
  receipts: [`receipt of ${value}`],
});
const hidden: ItemFigure = {
  ...read(0),
  value: null,
  n: null,
  interval: null,
  reason: 'below-minimum-n',
  receipts: [],
};
const empty: ItemFigure = { ...hidden, n: 0, reason: 'empty' };

const figures = (rollUp: RollUp, byId: Readonly<Record<number, ItemFigure>>) =>
  new ItemFigures({ rollUp, tree, keyOf: (id) => `d${id}`, read: (id) => byId[id] ?? empty });

const leaves = { 2: read(10), 4: read(40), 5: read(60), 1: read(99), 3: read(98) };

test('a tree is rolled up level by level, or read as it is', () => {
  expect(figures({ policy: 'volume' }, leaves).of(1).value).toBe(99);
  const equal = figures({ policy: 'equal' }, leaves);
  expect([equal.of(3).value, equal.of(1).value]).toEqual([50, 30]);
  expect(equal.of(1)).toMatchObject({ n: 30, coverage: 1, policy: 'equal' });
  expect(equal.of(2)).toMatchObject({ value: 10, policy: 'volume', coverage: null });
  expect(equal.of(1).receipts).toHaveLength(3);
});

test('a department that is not named weighs as much as those below it', () => {
  const weights = { d2: 100, d4: 30, d5: 10 };
  const population = figures({ policy: 'population', weights }, leaves);
  expect(population.of(3).value).toBeCloseTo((30 * 40 + 10 * 60) / 40, 12);
  expect(population.of(1).value).toBeCloseTo((100 * 10 + 40 * 45) / 140, 12);
  const none = figures({ policy: 'population', weights: { d2: 1 } }, leaves);
  expect(none.of(3)).toMatchObject({ value: null, reason: 'no-weight' });
  expect(none.of(1)).toMatchObject({ value: 10, coverage: 1 });
});

test('what is hidden is not counted, and not called empty', () => {
  const equal = figures({ policy: 'equal' }, { ...leaves, 4: hidden });
  expect(equal.of(3)).toMatchObject({ value: 60, n: 10, coverage: 0.5 });
  const both = figures({ policy: 'equal' }, { ...leaves, 4: hidden, 5: empty });
  expect(both.of(3)).toMatchObject({ value: null, n: null, reason: 'protects-others' });
  const nobody = figures({ policy: 'equal' }, { ...leaves, 4: empty, 5: empty });
  expect(nobody.of(3)).toMatchObject({ value: null, n: 0, reason: 'empty' });
  expect(nobody.of(1)).toMatchObject({ value: 10, coverage: 0.5 });
});

test('a figure lies between those it is made of, whatever the weights', () => {
  const value = fc.integer({ min: -100, max: 100 });
  const weight = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(value, value, weight, weight, (a, b, wa, wb) => {
      const weights = { d4: wa, d5: wb };
      const made = figures({ policy: 'population', weights }, { 4: read(a), 5: read(b) }).of(3).value ?? NaN;
      expect(made).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
      expect(made).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
    }),
  );
});
