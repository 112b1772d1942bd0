import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { weightingProblem } from './problems.ts';
import { lockWeightings, retireWeighting } from './weightings.store.ts';

@Injectable()
export class RetireWeighting {
  constructor(private readonly database: Database) {}

  /** Throws `weighting-not-found`. */
  async run(key: string): Promise<void> {
    await inTransaction(this.database.worker, async (tx) => {
      await lockWeightings(tx);
      if (!(await retireWeighting(tx, key))) throw weightingProblem('weighting-not-found');
    });
  }
}
