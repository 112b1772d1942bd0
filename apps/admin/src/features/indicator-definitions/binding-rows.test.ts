import { expect, it } from 'vitest';
import { bindingsOfRows, rowsOfBindings } from './binding-rows.ts';

const bound = (measure: string, departments: string[]) => ({
  input: 'satisfaction',
  measure,
  departments,
  conversion: null,
});

it('gives each department a line, and joins them again', () => {
  const bindings = [bound('a', ['sales', 'service']), bound('b', [])];
  const rows = rowsOfBindings(bindings, 'enterprise');
  expect(rows.map(({ department, measure }) => [department, measure])).toEqual([
    ['sales', 'a'],
    ['service', 'a'],
    [null, 'b'],
  ]);
  const { bindings: again, placeOf } = bindingsOfRows(rows);
  expect(again).toEqual(bindings);
  expect([...placeOf.values()]).toEqual([0, 0, 1]);
});

it('knows the root as every department, and leaves out what is not chosen yet', () => {
  const rows = rowsOfBindings([bound('a', ['enterprise'])], 'enterprise');
  expect(rows[0]?.department).toBeNull();
  expect(bindingsOfRows(rows.map((row) => ({ ...row, measure: '' }))).bindings).toEqual([]);
});
