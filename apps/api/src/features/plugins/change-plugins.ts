import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { InstalledPlugins } from './installed-plugins.ts';
import { type InstalledRow, lockPlugins, readInstalled, tellOfChange } from './plugins.store.ts';

/** One change of the installed plugins at a time; every process hears of it, this one at once. */
@Injectable()
export class ChangePlugins {
  constructor(
    private readonly database: Database,
    private readonly installed: InstalledPlugins,
  ) {}

  async run(work: (tx: PoolClient, installed: readonly InstalledRow[]) => Promise<void>): Promise<void> {
    await inTransaction(this.database.worker, async (tx) => {
      await lockPlugins(tx);
      await work(tx, await readInstalled(tx));
      await tellOfChange(tx);
    });
    await this.installed.reload();
  }
}
