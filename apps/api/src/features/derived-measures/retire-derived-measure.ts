import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { lockDerivedMeasures, retireVersions } from './derived-measures.store.ts';
import { derivedProblem } from './problems.ts';

@Injectable()
export class RetireDerivedMeasure {
  constructor(private readonly database: Database) {}

  /** All versions of it. Throws `derived-measure-not-found`. */
  async run(key: string): Promise<void> {
    await inTransaction(this.database.worker, async (tx) => {
      await lockDerivedMeasures(tx);
      if (!(await retireVersions(tx, key))) throw derivedProblem('derived-measure-not-found');
    });
  }
}
