import { Principal } from '../../src/platform/http/access/principal.ts';

/**
 * Somebody who sees these departments, each by a grant of its own; `enterprise` is all there are.
 *
 * @param known ids of departments by their keys
 */
export function viewerOf(known: ReadonlyMap<string, number>, ...keys: string[]): Principal {
  return new Principal(
    'account',
    'someone',
    keys.map((key) => {
      const id = known.get(key) as number;
      const departments = key === 'enterprise' ? [...known.values()] : [id];
      return { role: 'viewer', scopes: [], departmentId: id, departments };
    }),
  );
}

/** Somebody who may do everything in every department. */
export function ownerOf(known: ReadonlyMap<string, number>): Principal {
  const departmentId = known.get('enterprise') as number;
  return new Principal('account', 'office', [
    { role: 'owner', scopes: [], departmentId, departments: [...known.values()] },
  ]);
}
