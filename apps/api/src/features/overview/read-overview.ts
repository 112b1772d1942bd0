import type { Overview } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { version } from '../../version.ts';
import { Departments } from '../departments/departments.ts';
import { readCutOff } from '../measures/cut-off.ts';

interface Days {
  first: string | null;
  last: string | null;
  events: number;
}

@Injectable()
export class ReadOverview {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async read(principal: Principal): Promise<Overview> {
    const { cutOff, days } = await this.database.withSnapshot(principal.scope, async (tx) => {
      const cutOff = await readCutOff(tx);
      // Counts of events are few: one row per type, month and department.
      const { rows } = await tx.query<Days>(
        `select to_char(min(period), 'YYYY-MM-DD') as first, to_char(max(period), 'YYYY-MM-DD') as last,
                coalesce(sum(n), 0)::int8 as events
           from tally_count
          where n <> 0 and series_id in (
            select s.id from tally_series s join measure m on m.id = s.measure_id
             where s.generation = $1 and s.cut = 'department' and s.grain = 'day' and m.key not like '%:%')`,
        [cutOff.generation],
      );
      return { cutOff, days: rows[0] as Days };
    });
    const tree = this.departments.tree();
    const root = tree.department(tree.rootId);
    return {
      enterprise: root?.names ?? { en: '', zh: '' },
      timeZone: cutOff.timeZone,
      today: this.departments.today(),
      firstDay: days.first,
      lastDay: days.last,
      events: days.events,
      version,
    };
  }
}
