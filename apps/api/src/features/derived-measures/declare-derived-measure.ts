import { derivedMeasureKey, type MeasureDefinition } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { checkReduction } from './check-reduction.ts';
import { insertVersion, lastVersion, lockDerivedMeasures } from './derived-measures.store.ts';
import { derivedProblem } from './problems.ts';
import type { ChangedDerivedMeasure } from './requests.ts';

/**
 * Declares a version of a derived measure: its measures, and where the log stands. Workers see it within a second and
 * fold it; a version before it is read until this one has caught up.
 */
@Injectable()
export class DeclareDerivedMeasure {
  constructor(
    private readonly database: Database,
    private readonly surveys: Surveys,
    private readonly measures: MeasureRegistry,
  ) {}

  /** Throws `derived-measure-exists`, `derived-measure-not-found`, and the problems of `checkReduction`. */
  async declare(key: string, declared: ChangedDerivedMeasure, as: 'new' | 'changed'): Promise<void> {
    const survey = this.surveys.survey(declared.survey);
    if (!survey) throw derivedProblem('derived-survey-unknown', { field: 'survey' });
    const { items, reducer } = checkReduction(declared.reduction, survey);
    await inTransaction(this.database.worker, async (tx) => {
      await lockDerivedMeasures(tx);
      const version = await nextVersion(tx, key, as);
      const liveKey = derivedMeasureKey(key, version);
      const historyKey = `${liveKey}:history`;
      const definitions = [liveKey, historyKey].map((measure): MeasureDefinition => ({
        key: measure,
        ...reducer.shape,
      }));
      await this.measures.ensureWithin(tx, definitions);
      await insertVersion(tx, { ...declared, key, version, surveyId: survey.id, items, liveKey, historyKey });
    });
  }
}

async function nextVersion(tx: PoolClient, key: string, as: 'new' | 'changed'): Promise<number> {
  const { version, live } = await lastVersion(tx, key);
  if (as === 'new' && live) throw derivedProblem('derived-measure-exists', { field: 'key' });
  if (as === 'changed' && !live) throw derivedProblem('derived-measure-not-found');
  return version + 1;
}
