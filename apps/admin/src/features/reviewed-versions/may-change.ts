import type { Department, Role, Session } from '@attune/contracts';
import { rootKey } from '../departments/root-key.ts';

/** As in the API: who may work on definitions, and who may put them in force. */
const proposing: readonly Role[] = ['owner', 'admin', 'analyst'];
const publishing: readonly Role[] = ['owner', 'admin'];

export interface MayChange {
  propose: boolean;
  publish: boolean;
}

/** Indicators hold in the whole enterprise: it takes the role in its root department. */
export function mayChange(
  { grants }: Pick<Session, 'grants'>,
  departments: readonly Pick<Department, 'key' | 'parent'>[],
): MayChange {
  const root = rootKey(departments);
  const has = (roles: readonly Role[]) =>
    grants.some(({ role, department }) => department === root && roles.includes(role));
  return { propose: has(proposing), publish: has(publishing) };
}
