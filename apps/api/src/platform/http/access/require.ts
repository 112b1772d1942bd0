import type { ApiKeyScope, Role } from '@attune/contracts';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiSecurity } from '@nestjs/swagger';
import { isForKeys, type Permission, rolesFor } from './permissions.ts';

/** What a route asks of its caller. A route that says nothing asks for a signed-in person. */
export type Requirement =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in'; readonly roles: readonly Role[] }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly keysOnly: boolean };

export const requirementKey = 'attune:requirement';
const require = (requirement: Requirement) => SetMetadata(requirementKey, requirement);

/** Anybody: health, sign-in, the pages of a survey. */
export const Public = () => require({ kind: 'public' });

/** A person, by session; not a key. */
export const RequireSignedIn = () => RequireRole();

/** A person with one of these roles, in whatever department: the use case asks where. */
const RequireRole = (...roles: readonly Role[]) =>
  applyDecorators(require({ kind: 'signed-in', roles }), ApiCookieAuth('session'));

/**
 * A key with this scope, or a person whose role has the permission of that name, in whatever department: the
 * use case asks where. Where no role has it, only a key will do; where no key can be made for it, only a person.
 */
export const RequireScope = (permission: Permission) => {
  const keysOnly = rolesFor(permission).length === 0;
  const security = [
    ...(isForKeys(permission) ? [withKey(permission)] : []),
    ...(keysOnly ? [] : [ApiCookieAuth('session')]),
  ];
  return applyDecorators(require({ kind: 'permission', permission, keysOnly }), ...security);
};

/** A key with this scope and nothing else, for machines that hold no session and must not use a person's. */
export const RequireKey = (scope: ApiKeyScope) =>
  applyDecorators(require({ kind: 'permission', permission: scope, keysOnly: true }), withKey(scope));

/** The scope stands in the description, where OpenAPI has its place for it. */
const withKey = (scope: ApiKeyScope) => ApiSecurity('key', [scope]);
