import { expect, it } from 'vitest';
import { mayChange } from './may-change.ts';

const departments = [
  { key: 'enterprise', parent: null },
  { key: 'sales', parent: 'enterprise' },
];
const of = (role: 'admin' | 'analyst' | 'viewer', department = 'enterprise') =>
  mayChange({ grants: [{ role, department }] }, departments);

it('takes the role in the root department', () => {
  expect(of('admin')).toEqual({ propose: true, publish: true });
  expect(of('analyst')).toEqual({ propose: true, publish: false });
  expect(of('viewer')).toEqual({ propose: false, publish: false });
  expect(of('admin', 'sales')).toEqual({ propose: false, publish: false });
});
