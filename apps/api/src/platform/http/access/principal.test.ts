import { roles } from '@attune/contracts';
import { expect, test } from 'vitest';
import { allPermissions, rolesFor } from './permissions.ts';
import { Principal } from './principal.ts';

const [root, sales, service] = [1, 2, 3];

test('no grant widens another: a role holds where it was given', () => {
  const person = new Principal('account', 'a', [
    { role: 'admin', scopes: [], departmentId: sales, departments: [sales] },
    { role: 'viewer', scopes: [], departmentId: root, departments: [root, sales, service] },
  ]);
  expect(person.may('keys:manage', sales)).toBe(true);
  expect(person.may('keys:manage', service)).toBe(false);
  expect(person.departmentsFor('keys:manage')).toEqual([sales]);
  expect(person.scope.departments).toEqual([root, sales, service]);
});

test('a key does what its scopes say, where it was made for', () => {
  const key = new Principal('key', 'k', [
    { role: null, scopes: ['events:write'], departmentId: sales, departments: [sales] },
  ]);
  expect([key.may('events:write', sales), key.may('events:write', service), key.has('values:read')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('who may do what: the whole table', () => {
  const table = allPermissions.map((permission) => [
    permission,
    roles.filter((role) => rolesFor(permission).includes(role)),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    'values:read': ['owner', 'admin', 'analyst', 'agent', 'viewer'],
    'events:write': [],
    'departments:manage': ['owner', 'admin'],
    'surveys:manage': ['owner', 'admin'],
    'measures:manage': ['owner', 'admin'],
    'indicators:propose': ['owner', 'admin', 'analyst'],
    'indicators:publish': ['owner', 'admin'],
    'indicators:adopt': ['owner', 'admin'],
    'keys:manage': ['owner', 'admin'],
    'bi:manage': ['owner', 'admin'],
    'accounts:manage': ['owner'],
    'plugins:manage': ['owner'],
  });
});
