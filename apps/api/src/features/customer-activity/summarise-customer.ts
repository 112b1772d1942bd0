import type {
  CustomerFound,
  CustomerReference,
  CustomerSummary,
  CustomerSummaryQuery,
} from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { CustomerDirectory } from '../customers/customer-directory.ts';
import { Departments } from '../departments/departments.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { readFoldCutOff } from '../measures/cut-off.ts';
import { customerFigures } from './customer-figures.ts';
import { customerProblem } from './problems.ts';
import { type PersonDay, readPerson, readPersonDays } from './read-customer.ts';

/**
 * What a customer did, per department. Read from the rows of one customer as they are: they lie together, so this takes
 * milliseconds, and every edit, merge and erasure is in it as soon as it is folded.
 */
@Injectable()
export class SummariseCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerDirectory,
    private readonly departments: Departments,
    private readonly measures: MeasureRegistry,
  ) {}

  /** Throws `customer-unknown`, also where none of the departments has a fact about the customer. */
  async find(principal: Principal, reference: CustomerReference): Promise<CustomerFound> {
    const known = await this.customers.known(reference);
    if (!known) throw customerProblem('customer-unknown');
    return this.database.withSnapshot(principal.scope, async (tx) => {
      const { person } = await readCustomer(tx, known.id);
      return { customer: person.customer };
    });
  }

  /** Throws `customer-unknown`, also where none of the departments has a fact about the customer. */
  async read(principal: Principal, customer: number, query: CustomerSummaryQuery): Promise<CustomerSummary> {
    const { person, did, cutOff } = await this.database.withSnapshot(principal.scope, (tx) =>
      readCustomer(tx, customer),
    );
    const known = await this.measures.all();
    const question = {
      ...query,
      measures: new Map(known.map((measure) => [measure.id, measure])),
      asOf: this.departments.today(),
    };
    const tree = this.departments.tree();
    const departments = [...Map.groupBy(did, ({ departmentId }) => departmentId)]
      .map(([id, facts]) => ({ department: tree.keyOf(id) ?? '', ...customerFigures(facts, question) }))
      .sort((a, b) => (a.department < b.department ? -1 : 1));
    const seesAll = principal.departments.has(tree.rootId);
    return {
      ...person,
      departments,
      enterprise: seesAll ? customerFigures(did, question) : null,
      asOf: question.asOf,
      positions: cutOff.positions,
    };
  }
}

async function readCustomer(tx: PoolClient, id: number) {
  const person = await readPerson(tx, id);
  const cutOff = await readFoldCutOff(tx, 'fold-customer-activity');
  const did: PersonDay[] = person ? await readPersonDays(tx, person, cutOff.generation) : [];
  if (!person || did.length === 0) throw customerProblem('customer-unknown');
  return { person, did, cutOff };
}
