import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '../../platform/database/database.ts';
import { editTypes } from '../indicators/counted-contributions.ts';
import type { LogRow } from './compute/log-row.ts';
import { type FactPage, type FactQuestion, FactSource } from './fact-source.ts';

/** Positions of the log per page, each page a transaction of its own that only reads. */
const pageSize = 2048;

/** Facts from the log itself, from its beginning to the cut-off, in the order of positions. */
@Injectable()
export class LogFactSource extends FactSource {
  constructor(private readonly database: Database) {
    super();
  }

  async *pages({ scope, types, positions }: FactQuestion): AsyncGenerator<FactPage> {
    const all = positions.reduce((sum, position) => sum + position, 0);
    const wanted = [...new Set([...types, ...editTypes])];
    let read = 0;
    for (const [partition, end] of positions.entries()) {
      // An entry begins after `after` or before it: none is read twice, and those at the end are whole, since a cut-off
      // is the end of one.
      for (let after = 0; after < end; after += pageSize) {
        const upTo = Math.min(end, after + pageSize);
        const { rows } = await this.database.withSnapshot(scope, (tx) =>
          tx.query<LogRow & unknown[]>({
            name: 'visible-log',
            text: `select source_id, external_id, is_edit, type, at, data::text, before::text, after::text
                     from visible_log($1, $2, $3, $4)`,
            values: [partition, after, upTo, wanted],
            rowMode: 'array',
          }),
        );
        read += upTo - after;
        yield { rows, read: read / all };
      }
    }
  }
  async *merged(scope: Scope): AsyncGenerator<[customer: number, into: number][]> {
    let after = 0;
    for (;;) {
      const { rows } = await this.database.withSnapshot(scope, (tx) =>
        tx.query<[customer: number, into: number]>({
          text: `select id, merged_into from customer where merged_into is not null and id > $1 order by id limit $2`,
          values: [after, pageSize],
          rowMode: 'array',
        }),
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      [after] = last;
    }
  }
}
