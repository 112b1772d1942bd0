import type { Pool, PoolClient } from 'pg';
import { LogError } from '../log/log-error.ts';
import { readLog } from '../log/read-log.ts';
import type { Handler, StreamedEvent } from './handler.ts';
import { transaction } from './transaction.ts';

export interface FailedEvent {
  handler: string;
  event: StreamedEvent;
  error: unknown;
  attempts: number;
}

export async function bury(tx: PoolClient, failed: FailedEvent): Promise<void> {
  const { handler, event, attempts } = failed;
  await tx.query(
    `insert into dead_letter (handler, partition, position, entry_id, event_id, error, attempts)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (handler, partition, position) do update
     set error = excluded.error, attempts = excluded.attempts, failed_at = now(), replayed_at = null`,
    [handler, event.partition, event.position, event.entryId, event.id, describe(failed.error), attempts],
  );
}

interface DeadLetter {
  handler: string;
  partition: number;
  position: string | number;
  replayed_at: Date | null;
}

/**
 * Gives a dead letter to its handler again. The effect and the mark that it was replayed are one transaction, so
 * a second call has no second effect. It comes after events that followed it: handlers whose effects do not
 * commute must bear that.
 */
export async function replayDeadLetter(pool: Pool, handlers: readonly Handler[], id: number): Promise<void> {
  try {
    await transaction(pool, 30_000, (tx) => replay(tx, handlers, id));
  } catch (error) {
    if (!(error instanceof LogError))
      await pool.query(
        'update dead_letter set error = $2, attempts = attempts + 1, failed_at = now() where id = $1 and replayed_at is null',
        [id, describe(error)],
      );
    throw error;
  }
}

async function replay(tx: PoolClient, handlers: readonly Handler[], id: number): Promise<void> {
  const { rows } = await tx.query<DeadLetter>(
    'select handler, partition, position, replayed_at from dead_letter where id = $1 for update',
    [id],
  );
  const letter = rows[0];
  if (!letter) throw new LogError('dead-letter-unknown', String(id));
  if (letter.replayed_at) throw new LogError('dead-letter-replayed', String(id));
  const handler = handlers.find(({ name }) => name === letter.handler);
  if (!handler) throw new LogError('dead-letter-handler', letter.handler);
  const after = Number(letter.position) - 1;
  const [event] = await readLog(tx, { partition: letter.partition, after, limit: 1 });
  if (event) await handler.handle({ partition: letter.partition, events: [event] }, tx);
  await tx.query('update dead_letter set replayed_at = now() where id = $1', [id]);
}

// An error may quote anything; NUL is the one character PostgreSQL cannot keep.
const describe = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error))
    .replaceAll('\0', '')
    .slice(0, 4000);
