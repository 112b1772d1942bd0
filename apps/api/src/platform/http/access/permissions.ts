import type { Role } from '@attune/contracts';

/**
 * Who may do what, within the departments of a grant. Keys carry scopes instead of roles: a scope is the
 * permission of the same name. Keys that people make have the scopes of the contracts at most, and of those what
 * their maker may do; only the owner key of the first start has all.
 */
export const permissions = {
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
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as readonly Permission[];

export const rolesFor = (permission: Permission): readonly Role[] => permissions[permission];
