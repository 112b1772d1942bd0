import { catalogue } from '@attune/contracts';
import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../platform/stream/handler.ts';
import { isEditType } from '../events/edit-item.ts';
import { type LocalDay, localDays } from '../measures/local-day.ts';
import { tallyHint } from '../measures/tally-hint.ts';
import { gatherTenureChanges } from './gather-tenure-changes.ts';
import { addToSubjects, movedTenures, writeTenures } from './write-tenures.ts';

/** Events with which tenures begin or end, and edits, which may be of such. */
const types: readonly string[] = [...catalogue.values()]
  .filter(({ type, tenure }) => tenure !== undefined || isEditType(type))
  .map(({ type }) => type);

/** What the figures read from tenures depend on, as hints call it. */
const measures = types.filter((type) => !isEditType(type));

/**
 * Folds the log into tenures, for one generation: months are those of its time zone. What a batch says is added to
 * what is known of each subscription, and the difference that makes to its tenures to the tally: so it does not
 * matter in which order, and on which partitions, a subscription is told of.
 */
export class FoldTenures implements Handler {
  readonly name: string;
  readonly types = new Set(types);
  readonly gather = 500;
  readonly contributionsOnly = true;
  readonly #dayOf: LocalDay;

  constructor(private readonly generation: { id: number; timeZone: string }) {
    this.name = `fold-tenures:${generation.id}`;
    this.#dayOf = localDays(generation.timeZone);
  }

  async handle({ events }: EventBatch, tx: PoolClient): Promise<void> {
    const batch = gatherTenureChanges(events, this.#dayOf);
    if (batch.length === 0) return;
    const moved = movedTenures(await addToSubjects(tx, batch, this.generation.id));
    if (moved.length === 0) return;
    await writeTenures(tx, moved, this.generation.id);
    await tx.query(`select pg_notify('tally_changed', $1)`, [hintOf(moved)]);
  }
}

/** From the month in which a tenure began or ended, every later stock may be another. */
function hintOf(moved: readonly { departmentId: number; joined: string }[]): string {
  return tallyHint(
    moved.flatMap(({ departmentId, joined }) =>
      measures.flatMap((key) =>
        [joined, '2199-12-31'].map((period) => ({ measure: { key }, departmentId, period })),
      ),
    ),
  );
}
