import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../platform/stream/handler.ts';
import { type LocalDay, localDays } from '../measures/local-day.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import { tallyHint } from '../measures/tally-hint.ts';
import { gatherActivity } from './gather-activity.ts';
import { writeActivity } from './write-activity.ts';

/** Folds the log into what each customer did, for one generation: days are those of its time zone. Hints as tallies do. */
export class FoldCustomerActivity implements Handler {
  readonly name: string;
  readonly types = 'all';
  readonly gather = 500;
  readonly #dayOf: LocalDay;

  constructor(
    private readonly measures: MeasureRegistry,
    private readonly generation: { id: number; timeZone: string },
  ) {
    this.name = `fold-customer-activity:${generation.id}`;
    this.#dayOf = localDays(generation.timeZone);
  }

  async handle({ events }: EventBatch, tx: PoolClient): Promise<void> {
    const contributions = events.flatMap(({ before, after }) => [...before, ...after]);
    const keys = new Set(contributions.flatMap(({ measures }) => Object.keys(measures)));
    const changes = gatherActivity(events, await this.measures.find(keys), this.#dayOf);
    if (changes.length === 0) return;
    await writeActivity(tx, changes, this.generation.id);
    const moved = changes.map((change) => ({ ...change, period: change.day }));
    await tx.query(`select pg_notify('tally_changed', $1)`, [tallyHint(moved)]);
  }
}
