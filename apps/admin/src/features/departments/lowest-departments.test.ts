import { expect, it } from 'vitest';
import { lowestKeys } from './lowest-departments.ts';

const departments = [
  { key: 'all', parent: null },
  { key: 'sales', parent: 'all' },
  { key: 'sales-north', parent: 'sales' },
  { key: 'sales-south', parent: 'sales' },
  { key: 'service', parent: 'all' },
];

it('finds the lowest departments, of all or at and below one', () => {
  expect(lowestKeys(departments, null)).toEqual(['sales-north', 'sales-south', 'service']);
  expect(lowestKeys(departments, 'sales')).toEqual(['sales-north', 'sales-south']);
  expect(lowestKeys(departments, 'service')).toEqual(['service']);
});
