import { type IngestItem, relationshipSurvey } from '@attune/contracts';
import { FoldCustomerActivity } from '../../src/features/customer-activity/fold-customer-activity.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { CustomerDirectory } from '../../src/features/customers/customer-directory.ts';
import { DeclareDerivedMeasure } from '../../src/features/derived-measures/declare-derived-measure.ts';
import { DerivedFolds } from '../../src/features/derived-measures/derived-folds.ts';
import { AcceptEvents } from '../../src/features/events/accept-events.ts';
import { EventSources } from '../../src/features/events/event-sources.ts';
import { eventWriters } from '../../src/features/events/event-writers.ts';
import type { Door } from '../../src/features/events/read-item.ts';
import { SettleWaitingEdits } from '../../src/features/events/settle-waiting-edits.ts';
import { ClosePeriods } from '../../src/features/measures/close-periods.ts';
import { FoldIntoTallies } from '../../src/features/measures/fold-into-tallies.ts';
import { MeasureRegistry } from '../../src/features/measures/measure-registry.ts';
import { TallyFolds } from '../../src/features/measures/tally-folds.ts';
import { TallyGenerations } from '../../src/features/measures/tally-generations.ts';
import { FoldTenures } from '../../src/features/tenures/fold-tenures.ts';
import { EnsureSurvey } from '../../src/features/surveys/ensure-survey.ts';
import { MergeShards } from '../../src/features/measures/merge-shards.ts';
import { CrossedFolds } from '../../src/features/weightings/crossed-folds.ts';
import { DeclareWeighting } from '../../src/features/weightings/declare-weighting.ts';
import { Surveys } from '../../src/features/surveys/survey-lookup.ts';
import { Database } from '../../src/platform/database/database.ts';
import { inTransaction } from '../../src/platform/database/in-transaction.ts';
import { initialisePartitions } from '../../src/platform/log/partitions.ts';
import { readLog } from '../../src/platform/log/read-log.ts';
import type { Handler } from '../../src/platform/stream/handler.ts';
import { stampOnce } from './stamp-once.ts';

const departmentKeys = ['sales', 'service', 'logistics'] as const;

/**
 * Ingest and folding on a real database without HTTP and without a running stream: `fold` sequences and folds
 * what was accepted, in batches of the size asked for.
 */
export async function startCore(url: string, options: { partitions?: number; timeZone?: string } = {}) {
  const partitions = options.partitions ?? 2;
  const timeZone = options.timeZone ?? 'Asia/Shanghai';
  const database = await Database.open({ url, entities: [], poolSize: 4 });
  const { worker, ingest } = database;
  await initialisePartitions(worker, partitions);
  const surveys = new Surveys(database);
  const measures = new MeasureRegistry(worker);
  const ensureSurvey = new EnsureSurvey(database, surveys, measures);
  await ensureSurvey.ensure(relationshipSurvey);
  const departments = new Map<string, number>([['enterprise', 1]]);
  for (const key of departmentKeys) {
    const [row] = await database.withScope({ departments: [] }, (tx) =>
      tx.query(
        `with d as (insert into department (key, name_en, name_zh) values ($1, $1, $1) returning id)
         insert into department_placement (department_id, parent_id) select id, 1 from d returning department_id`,
        [key],
      ),
    );
    departments.set(key, row.department_id);
  }
  const parts = {
    ingest,
    worker,
    partitions,
    sources: new EventSources(ingest),
    customers: new CustomerDirectory(ingest),
    measures,
    surveys,
  };
  const writers = eventWriters(parts);
  const acceptEvents = new AcceptEvents(writers);
  const doorTo = (ids: readonly number[]): Door => ({
    survey: (key) => surveys.survey(key),
    departmentIdOf: (key) => departments.get(key),
    rootDepartmentId: 1,
    mayWrite: (id) => ids.includes(id),
    writableDepartments: ids,
  });
  const everywhere = doorTo([...departments.values()]);
  const settling = new SettleWaitingEdits(worker, writers, doorTo);
  const generations = new TallyGenerations(worker);
  const [active] = await generations.ensure(timeZone);
  if (!active) throw new Error('No generation of tallies is active.');
  const handlers = [
    new FoldIntoTallies(measures, active),
    new FoldCustomerActivity(measures, active),
    new FoldTenures(active),
  ];
  const tallyFolds = new TallyFolds(generations, measures, { timeZone } as Config);
  const derivedFolds = new DerivedFolds(database, measures, tallyFolds);
  const crossedFolds = new CrossedFolds(database, measures, tallyFolds);
  /** False at the end of the log. */
  const foldBatch = (handler: Handler, { partition, batchSize }: { partition: number; batchSize: number }) =>
    inTransaction(worker, async (tx) => {
      const { rows } = await tx.query<{ position: number }>(
        `insert into cursor (handler, partition) values ($1, $2)
         on conflict (handler, partition) do update set handler = excluded.handler returning position`,
        [handler.name, partition],
      );
      const after = rows[0]?.position ?? 0;
      const events = await readLog(tx, { partition, after, limit: batchSize });
      if (events.length === 0) return false;
      await handler.handle({ partition, events }, tx);
      await tx.query('update cursor set position = $3 where handler = $1 and partition = $2', [
        handler.name,
        partition,
        events.at(-1)?.position,
      ]);
      return true;
    });
  const closePeriods = new ClosePeriods(worker, generations);
  const mergeShards = new MergeShards(worker, generations);
  return {
    database,
    departments,
    measures,
    surveys,
    ensureSurvey,
    generation: active.id,
    door: everywhere,
    doorTo,
    accept: (items: readonly unknown[], door: Door = everywhere): Promise<IngestItem[]> =>
      acceptEvents.accept(items, door),
    declareDerived: new DeclareDerivedMeasure(database, surveys, measures),
    derivedFolds,
    declareWeighting: new DeclareWeighting(database, surveys),
    crossedFolds,
    /** Sequenced, and folded by nobody yet. */
    stamp: () => stampOnce(worker),
    settle: () => settling.settle(),
    /** Those that are over on this day. */
    closePeriods: (day: string) => closePeriods.closeDue(Date.parse(day)),
    /** Rows of days that are over on this day. */
    mergeShards: (day: string) => mergeShards.mergeDue(Date.parse(day)),
    /** All handlers unless some are named. */
    async fold(batchSize = 1000, only?: readonly Handler[]) {
      await stampOnce(worker);
      const declared = async () => [...(await derivedFolds.handlers()), ...(await crossedFolds.handlers())];
      for (const handler of only ?? [...handlers, ...(await declared())]) {
        for (let partition = 0; partition < partitions; partition++) {
          while (await foldBatch(handler, { partition, batchSize }));
        }
      }
    },
    close: () => database.close(),
  };
}
