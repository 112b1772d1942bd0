import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { sweepFold } from '../measures/sweep-fold.ts';
import { compactCustomers } from './compact-customers.ts';
import { compactMonths } from './compact-months.ts';
import { packActivity } from './pack-activity.ts';
import { factBytes } from './recent-facts.ts';

/** So few facts are read in a millisecond wherever they are. */
const worthPacking = 10_000;
/** So many are read in some tens, which every question about people pays: then packing does not wait for a lull. */
const tooMany = 100_000;
const atOnce = 100_000;
/** Of one round, so that a worker which is to stop need not wait for long. */
const mostAtOnce = 8;

/** Chunks that stand beside each other, at rest … */
const most = 16;
/** … and where there never is a lull. */
const mostEver = 64;

/** Packs customers' activity in a worker, makes few chunks of many, and removes what retired generations kept. */
@Injectable()
export class ActivityPacking {
  /** Segments below it were looked through; undefined when all were, and nothing was packed since. */
  #next: number | undefined = 0;

  constructor(private readonly database: Database) {}

  /** When the log is at rest: packing would compete with the folds, and costs less the more there is of it. */
  async packDue(): Promise<void> {
    await this.#packFrom(worthPacking);
    await this.#compact(most);
    await sweepFold(this.database.worker, 'fold-customer-activity', [
      'customer_activity',
      'customer_activity_recent',
      'customer_activity_month',
    ]);
  }

  /** At any time, so that reading what is recent stays bounded. */
  async packBacklog(): Promise<void> {
    await this.#packFrom(tooMany);
    await this.#compact(mostEver);
  }

  async #packFrom(least: number): Promise<void> {
    if ((await this.#recent()) < least) return;
    for (let nth = 0; nth < mostAtOnce; nth++) {
      const packed = await packActivity(this.database.worker, atOnce);
      if (packed > 0) this.#next ??= 0;
      if (packed < atOnce) break;
    }
  }

  /** A part of it, so that a round stays short. */
  async #compact(most: number): Promise<void> {
    const from = this.#next;
    if (from === undefined) return;
    if (from === 0) await compactMonths(this.database.worker, { most });
    this.#next = await compactCustomers(this.database.worker, { from, most });
  }

  async #recent(): Promise<number> {
    const { rows } = await this.database.worker.query<{ bytes: number }>(
      'select coalesce(sum(octet_length(facts)), 0)::int8 as bytes from customer_activity_recent',
    );
    return (rows[0]?.bytes ?? 0) / factBytes;
  }
}
