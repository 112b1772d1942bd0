import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { checkWeighting } from './check-weighting.ts';
import { weightingProblem } from './problems.ts';
import type { NewWeighting } from './requests.ts';
import { crossedDimensions } from './targets.ts';
import { cutOf, insertWeighting, lastVersion, lockWeightings } from './weightings.store.ts';

/**
 * Declares a weighting. Where no other crosses the same dimensions, workers begin within a second to count the log by
 * them; else it is there at once.
 */
@Injectable()
export class DeclareWeighting {
  constructor(
    private readonly database: Database,
    private readonly surveys: Surveys,
  ) {}

  /** Throws `weighting-exists`, and the problems of `checkWeighting`. */
  async run(declared: NewWeighting): Promise<void> {
    checkWeighting(declared.definition, this.surveys);
    await inTransaction(this.database.worker, async (tx) => {
      await lockWeightings(tx);
      const { version, live } = await lastVersion(tx, declared.key);
      if (live) throw weightingProblem('weighting-exists', { field: 'key' });
      const cutId = await cutOf(tx, crossedDimensions(declared.definition));
      await insertWeighting(tx, declared, { version: version + 1, cutId });
    });
  }
}
