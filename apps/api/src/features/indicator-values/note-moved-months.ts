import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../platform/stream/handler.ts';
import { movedMonths } from './moved-months.ts';

/** Its name, by which its cursor is found. */
export const notesHandler = 'note-moved-months';

/**
 * Notes which months the log speaks of, by measure: one row per batch, so that it costs the folds nothing. It lags
 * behind them and may: what they have added by now is read with the next batch at the latest.
 */
export class NoteMovedMonths implements Handler {
  readonly name = notesHandler;
  readonly types = 'all';
  readonly gather = 1000;
  readonly contributionsOnly = true;

  async handle({ partition, events }: EventBatch, tx: PoolClient): Promise<void> {
    const { months, people } = movedMonths(events);
    if (!people && Object.keys(months).length === 0) return;
    await tx.query('insert into moved_months (partition, position, months, people) values ($1, $2, $3, $4)', [
      partition,
      events.at(-1)?.position,
      JSON.stringify(months),
      people,
    ]);
  }
}
