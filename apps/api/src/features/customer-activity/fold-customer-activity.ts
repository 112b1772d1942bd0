import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../platform/stream/handler.ts';
import { type LocalDay, localDays } from '../measures/local-day.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import { tallyHint } from '../measures/tally-hint.ts';
import { gatherActivity } from './gather-activity.ts';
import { writeActivity } from './write-activity.ts';

/**
 * Folds the log into what each customer did, for one generation: days are those of its time zone. It only appends, which
 * costs the same however much there is; `ActivityPacking` puts it in its place. Hints as tallies do, at figures about
 * many people, which are behind theirs.
 */
export class FoldCustomerActivity implements Handler {
  readonly name: string;
  readonly types = 'all';
  readonly gather = 1000;
  readonly contributionsOnly = true;
  readonly #dayOf: LocalDay;

  constructor(
    private readonly measures: MeasureRegistry,
    private readonly generation: { id: number; timeZone: string },
  ) {
    this.name = `fold-customer-activity:${generation.id}`;
    this.#dayOf = localDays(generation.timeZone);
  }

  async handle({ events }: EventBatch, tx: PoolClient): Promise<void> {
    const chunks = gatherActivity(events, await this.measures.find(measuresIn(events)), this.#dayOf);
    if (chunks.length === 0) return;
    await writeActivity(tx, chunks, this.generation.id);
    const moved = chunks.flatMap(({ departmentId, day: period, moved }) =>
      Array.from(moved, (measure) => ({ measure, departmentId, period })),
    );
    if (moved.length > 0) await tx.query(`select pg_notify('tally_changed', $1)`, [tallyHint(moved)]);
  }
}

function measuresIn(events: EventBatch['events']): Set<string> {
  const keys = new Set<string>();
  for (const { before, after } of events)
    for (const contributions of [before, after])
      for (const { measures } of contributions) for (const key of Object.keys(measures)) keys.add(key);
  return keys;
}
