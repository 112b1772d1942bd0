import { setImmediate as turn } from 'node:timers/promises';
import {
  customerDeeds,
  type CustomerCohorts,
  type CustomerCohortsQuery,
  definitionOf,
} from '@attune/contracts';
import { type Cohort, CohortCount, wilsonInterval } from '@attune/metrics';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { readFoldCutOff } from '../measures/cut-off.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { ActivityMonths, monthsBetween, readFirstMonth } from './activity-months.ts';
import { askedDepartments } from './asked-departments.ts';
import { eachPerson } from './each-person.ts';
import { nobody } from './gather-activity.ts';
import { customerProblem } from './problems.ts';

const level = 0.95;
const mostMonths = 120;

/** Who came when, and came again: counted from the packed months when it is asked for, month by month. */
@Injectable()
export class ReadCohorts {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly measures: MeasureRegistry,
  ) {}

  /** Throws `event-unknown`, `range-invalid`, `department-unknown`, `department-forbidden`. */
  async read(principal: Principal, query: CustomerCohortsQuery): Promise<CustomerCohorts> {
    const { event, from, to } = query;
    if (event !== 'any' && !definitionOf(event)) throw customerProblem('event-unknown', { field: 'event' });
    const asked = monthsBetween(`${from}-01`, `${to}-01`).length;
    if (asked < 1 || asked > mostMonths) throw customerProblem('range-invalid', { field: 'to' });
    const departments = askedDepartments(this.departments, principal, query.department);
    const types = event === 'any' ? customerDeeds : [event];
    const known = await this.measures.find(types);
    const events = types.flatMap((type) => known.get(type)?.id ?? []);
    const today = this.departments.today();
    const { positions, months, all } = await this.database.withSnapshot(principal.scope, async (tx) => {
      const { generation, positions } = await readFoldCutOff(tx, 'fold-customer-activity');
      const first = await readFirstMonth(tx, generation, events);
      const all = first === undefined ? [] : monthsBetween(first, today);
      const stretches = all.map((month) => ({ from: month, to: `${month.slice(0, 8)}31` }));
      const months = await ActivityMonths.read(tx, { generation, events, amounts: [], stretches });
      return { positions, months, all };
    });
    // The running month has days to come.
    const through = all.length - 2;
    const count = new CohortCount(months.people.customers, 0);
    for (const [at, month] of all.entries()) {
      const stretch = { from: month, to: `${month.slice(0, 8)}31`, departments };
      eachPerson(months, [stretch], (_times, _sum, customer) => {
        if (customer !== nobody) count.add(customer, at);
      });
      await turn();
    }
    const nameOf = (period: number) => (all[period] as string).slice(0, 7);
    return {
      event,
      level,
      method: 'wilson',
      through: monthBefore(today),
      cohorts: count
        .cohorts(through)
        .filter(({ period }) => nameOf(period) >= from && nameOf(period) <= to)
        .map((cohort) => ({ month: nameOf(cohort.period), customers: cohort.size, cells: cellsOf(cohort) })),
      positions,
    };
  }
}

function cellsOf({ size, active }: Cohort): CustomerCohorts['cohorts'][number]['cells'] {
  return active.map((count) => {
    if (count === null) return null;
    const [low, high] = wilsonInterval(count, size, level);
    return { active: count, share: count / size, low, high };
  });
}

function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}
