import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { packActivity } from './pack-activity.ts';

/** Fewer rows are read as quickly as they are. */
const worthPacking = 10_000;
const atOnce = 50_000;
/** Of one round, so that a worker which is to stop need not wait for long. */
const mostAtOnce = 4;

/** Packs customers' activity in a worker, and removes what retired generations kept. */
@Injectable()
export class ActivityPacking {
  constructor(private readonly database: Database) {}

  async packDue(): Promise<void> {
    for (let nth = 0; nth < mostAtOnce && (await this.#isWorthPacking()); nth++)
      if ((await packActivity(this.database.worker, atOnce)) === 0) break;
    await this.#sweep();
  }

  async #isWorthPacking(): Promise<boolean> {
    const { rows } = await this.database.worker.query<{ n: number }>(
      `select count(*)::int as n from (select from customer_activity_recent limit ${worthPacking}) r`,
    );
    return rows[0]?.n === worthPacking;
  }

  /** In short transactions: a long one would hold up the sequencer. The cursor is what says that there is something. */
  async #sweep() {
    const { worker } = this.database;
    const { rows } = await worker.query<{ id: number }>(
      `select id from tally_generation where status = 'retired' and exists (
         select from cursor where handler = 'fold-customer-activity:' || id)`,
    );
    for (const { id } of rows) {
      for (const table of ['customer_activity', 'customer_activity_recent', 'customer_activity_month']) {
        for (let swept: number | null = 1; swept;) {
          ({ rowCount: swept } = await worker.query(
            `delete from ${table} where ctid = any (array(select ctid from ${table} where generation = $1 limit 5000))`,
            [id],
          ));
        }
      }
      await worker.query(`delete from cursor where handler = 'fold-customer-activity:' || $1::int`, [id]);
    }
  }
}
