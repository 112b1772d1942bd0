import { type ApiKeyScope, apiKeyScopes, type Role } from '@attune/contracts';

/** What keys can be made for as well: the permissions of the contracts' list, each of them and no other. */
const ofKeysAndPeople = {
  'values:read': ['owner', 'admin', 'analyst', 'agent', 'viewer'],
  'events:write': [],
  'departments:manage': ['owner', 'admin'],
  'surveys:manage': ['owner', 'admin'],
  'measures:manage': ['owner', 'admin'],
  'indicators:propose': ['owner', 'admin', 'analyst'],
  'indicators:publish': ['owner', 'admin'],
  'indicators:adopt': ['owner', 'admin'],
  'bi:manage': ['owner', 'admin'],
} as const satisfies Readonly<Record<ApiKeyScope, readonly Role[]>>;

/** What decides who may do something at all, or runs code: for people who signed in. */
const ofPeople = {
  'keys:manage': ['owner', 'admin'],
  'accounts:manage': ['owner'],
  'plugins:manage': ['owner'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/**
 * Who may do what, within the departments of a grant. Keys carry scopes instead of roles: a scope is the
 * permission of the same name. Keys that people make have the scopes of the contracts at most, and of those what
 * their maker may do; only the owner key of the first start has all.
 */
export const permissions = { ...ofKeysAndPeople, ...ofPeople };

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as readonly Permission[];

export const rolesFor = (permission: Permission): readonly Role[] => permissions[permission];

/** Whether a key can be made for it. */
export const isForKeys = (permission: Permission): permission is ApiKeyScope =>
  (apiKeyScopes as readonly Permission[]).includes(permission);
