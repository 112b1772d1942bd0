import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../src/platform/stream/handler.ts';

export const recordTables = `
  create table seen (
    at bigserial,
    handler text, partition smallint, position bigint, entry_id bigint, event_id bigint, external_id text, worker text,
    primary key (handler, partition, position)
  );
  create table cell (handler text, key int, n bigint not null, primary key (handler, key));
  grant select, insert, update, delete on seen, cell to attune_worker;
  grant usage on sequence seen_at_seq to attune_worker`;

export interface RecorderOptions {
  name: string;
  worker?: string;
  /** Milliseconds to take per batch, before the first write and after the last. */
  pause?: { before?: number; after?: number };
  /** Called inside the transaction, when everything is written. */
  written?: (batch: EventBatch) => Promise<void> | void;
  /** Called before anything; may throw. */
  before?: (batch: EventBatch, tx: PoolClient) => Promise<void> | void;
}

/**
 * A handler whose effect can be compared with the log: a row per event, which cannot be written twice, and a few
 * cells that all partitions add to, in key order, as the folding of tallies does.
 */
export function recorder(options: RecorderOptions): Handler {
  return {
    name: options.name,
    types: 'all',
    contributionsOnly: true,
    async handle(batch, tx) {
      await options.before?.(batch, tx);
      if (options.pause?.before) await sleep(options.pause.before);
      await write(options, batch, tx);
      if (options.pause?.after) await sleep(options.pause.after);
      await options.written?.(batch);
    },
  };
}

async function write(options: RecorderOptions, batch: EventBatch, tx: PoolClient): Promise<void> {
  const rows = batch.events.map((event) => ({
    position: event.position,
    entry_id: event.entryId,
    event_id: event.id,
    external_id: event.externalId,
  }));
  await tx.query(
    `insert into seen (handler, partition, position, entry_id, event_id, external_id, worker)
     select $1, $2, position, entry_id, event_id, external_id, $3
     from json_to_recordset($4) as e(position bigint, entry_id bigint, event_id bigint, external_id text)
     order by position`,
    [options.name, batch.partition, options.worker ?? 'here', JSON.stringify(rows)],
  );
  await tx.query(
    `insert into cell as c (handler, key, n)
     select $1, (position % 3)::int, count(*) from json_to_recordset($2) as e(position bigint) group by 2 order by 2
     on conflict (handler, key) do update set n = c.n + excluded.n`,
    [options.name, JSON.stringify(rows)],
  );
}
