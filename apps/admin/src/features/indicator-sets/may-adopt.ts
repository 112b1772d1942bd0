import type { Department, Role, Session } from '@attune/contracts';

/** As in the API: who decides for a department by which set it works, and who may ask for another core. */
const adopting: readonly Role[] = ['owner', 'admin'];
const proposing: readonly Role[] = ['owner', 'admin', 'analyst'];

export interface MayAdopt {
  adopt: boolean;
  propose: boolean;
}

/** A role in a department holds in all below it. */
export function mayAdopt(
  { grants }: Pick<Session, 'grants'>,
  departments: readonly Pick<Department, 'key' | 'parent'>[],
  department: string,
): MayAdopt {
  const above = new Set<string>();
  for (let key: string | null | undefined = department; key && !above.has(key);) {
    const at: string = key;
    above.add(at);
    key = departments.find((one) => one.key === at)?.parent;
  }
  const has = (roles: readonly Role[]) =>
    grants.some((grant) => above.has(grant.department) && roles.includes(grant.role));
  return { adopt: has(adopting), propose: has(proposing) };
}
