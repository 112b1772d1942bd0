import { expect, it } from 'vitest';
import { mayAdopt } from './may-adopt.ts';

const departments = [
  { key: 'all', parent: null },
  { key: 'sales', parent: 'all' },
  { key: 'north', parent: 'sales' },
];
const may = (role: 'analyst' | 'viewer') =>
  mayAdopt({ grants: [{ role, department: 'sales' }] }, departments, 'sales');

it('takes a role in the department or above it', () => {
  expect(mayAdopt({ grants: [{ role: 'admin', department: 'sales' }] }, departments, 'north')).toEqual({
    adopt: true,
    propose: true,
  });
  expect(mayAdopt({ grants: [{ role: 'admin', department: 'north' }] }, departments, 'sales')).toEqual({
    adopt: false,
    propose: false,
  });
});

it('lets an analyst propose, and a viewer neither', () => {
  expect(may('analyst')).toEqual({ adopt: false, propose: true });
  expect(may('viewer')).toEqual({ adopt: false, propose: false });
});
