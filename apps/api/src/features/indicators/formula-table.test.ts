import { parseFormula } from '@attune/metrics';
import { expect, test } from 'vitest';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { FigureTable } from './figure-table.ts';
import { formulaTable } from './formula-table.ts';
import type { Period } from './periods.ts';

const { body } = { body: { range: null } } as Pick<Definition, 'body'>;

/** A part that is 2 and compared with these periods. */
const part = (...previous: FigureTable['previous']) =>
  ({
    previous,
    from: undefined,
    names: new Set(['row']),
    reading: () => ({ value: 2, n: 1, interval: null, excluded: {} }),
    leftOut: () => 0,
    hidden: () => undefined,
  }) as unknown as FigureTable;

const comparedWith = (...parts: FigureTable[]) => {
  const names = parts.map((_, i) => `part_${i}`);
  const formula = parseFormula(names.join(' + '));
  return formulaTable({ body }, formula, new Map(parts.map((table, i) => [`part_${i}`, table]))).previous;
};

const april: Period = { from: '2026-04-01', to: '2026-04-30' };
const daysBefore: Period = { from: '2026-04-01', to: '2026-05-01' };

test('a formula is compared with what all of its parts are compared with', () => {
  expect(comparedWith(part(april), part({ ...april }))).toEqual([april]);
  // One that is compared with nothing at all has no say.
  expect(comparedWith(part(), part(april))).toEqual([april]);
  expect(comparedWith(part(), part())).toEqual([]);
});

test('with no period where its parts differ, and with that of the others where they do not', () => {
  const march: Period = { from: '2026-03-01', to: '2026-03-31' };
  expect(comparedWith(part(march, april), part(march, daysBefore))).toEqual([march, undefined]);
  expect(comparedWith(part(undefined), part(april))).toEqual([undefined]);
});
