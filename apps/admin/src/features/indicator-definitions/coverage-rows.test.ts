import type { Coverage } from '@attune/contracts';
import { expect, it } from 'vitest';
import { coverageRows, totalOf } from './coverage-rows.ts';

const names = { en: '', zh: '' };
const department = (key: string, parent: string | null) => ({ key, parent, names });
const told = (key: string, state: 'covered' | 'unbound'): Coverage['departments'][number] => ({
  department: key,
  names,
  state,
  measures: [],
});

it('counts the states of all that lies below a department', () => {
  const rows = coverageRows(
    [
      department('enterprise', null),
      department('sales', 'enterprise'),
      department('north', 'sales'),
      department('east', 'sales'),
      department('it', 'enterprise'),
    ],
    {
      indicator: 'nps',
      version: 1,
      period: '',
      departments: [told('north', 'covered'), told('east', 'unbound'), told('it', 'covered')],
    },
  );
  const [enterprise] = rows;
  expect(enterprise?.counts).toEqual({ covered: 2, partial: 0, silent: 0, unbound: 1 });
  expect(enterprise?.children.map(({ key, counts }) => [key, counts.covered, totalOf(counts)])).toEqual([
    ['sales', 1, 2],
    ['it', 1, 1],
  ]);
});
