import type { Role } from '@attune/contracts';
import type { Scope } from '../../database/database.ts';
import { type Permission, permissions } from './permissions.ts';

/** A role (of a person) or scopes (of a key) over a department and what is below it today. */
export interface Holding {
  readonly role: Role | null;
  readonly scopes: readonly Permission[];
  readonly departmentId: number;
  /** Ids of the subtree, the department itself included. */
  readonly departments: readonly number[];
}

type Known = Partial<Pick<Principal, 'name' | 'person'>>;

/** Who asks, and what they may do where. Made by the feature `identity` only. */
export class Principal {
  /** What this principal may see. Hand it to `Database.withScope`. */
  readonly scope: Scope;
  /** The same, for looking one up. */
  readonly departments: ReadonlySet<number>;
  /** As people know them. */
  readonly name: string;
  /** The account that stands behind it; null for the key of the first start. */
  readonly person: string | null;
  readonly #byPermission = new Map<Permission, readonly number[]>();

  constructor(
    readonly kind: 'account' | 'key',
    readonly id: string,
    readonly holdings: readonly Holding[],
    { name = id, person = kind === 'account' ? id : null }: Known = {},
  ) {
    this.name = name;
    this.person = person;
    this.departments = new Set(holdings.flatMap((holding) => holding.departments));
    this.scope = { departments: [...this.departments].sort((a, b) => a - b) };
  }

  /** Anywhere at all. */
  has(permission: Permission): boolean {
    return this.holdings.some((holding) => permits(holding, permission));
  }

  /** In this department. Each grant speaks for its own departments: none widens another. */
  may(permission: Permission, departmentId: number): boolean {
    return this.holdings.some(
      (holding) => permits(holding, permission) && holding.departments.includes(departmentId),
    );
  }

  /** The same one, seeing only where it has this permission. */
  within(permission: Permission): Principal {
    const held = this.holdings.filter((holding) => permits(holding, permission));
    return new Principal(this.kind, this.id, held, { name: this.name, person: this.person });
  }

  /** Sorted; the same list every time, so that what is made from it can be kept. */
  departmentsFor(permission: Permission): readonly number[] {
    let departments = this.#byPermission.get(permission);
    if (departments === undefined) {
      const held = this.holdings.filter((holding) => permits(holding, permission));
      departments = [...new Set(held.flatMap((holding) => holding.departments))].sort((a, b) => a - b);
      this.#byPermission.set(permission, departments);
    }
    return departments;
  }
}

function permits({ role, scopes }: Holding, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission];
  return scopes.includes(permission) || (role !== null && roles.includes(role));
}
