import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Pool } from 'pg';
import { expect } from 'vitest';
import { initialisePartitions } from '../../src/platform/log/partitions.ts';
import { Sequencer } from '../../src/platform/log/sequencer.ts';
import type { Handler, Stream } from '../../src/platform/stream/handler.ts';
import { Child } from './child.ts';
import type { ChildRole } from './child-worker.ts';
import { connectAs, poolAs } from './connections.ts';
import { partitions, type Place, relayOf, type StreamOptions, streamOf } from './parts.ts';
import { recordTables } from './recorder.ts';

type Stop = () => Promise<unknown>;

/** One database and whatever a scenario runs on it; ended together. */
export class Lab {
  readonly place: Place;
  readonly owner: Pool;
  readonly worker: Pool;
  readonly #ingest: Pool;
  readonly #stops: Stop[] = [];
  #number = 0;

  private constructor(place: Place) {
    this.place = place;
    this.owner = poolAs(place.url, 'attune', 'owner');
    this.worker = poolAs(place.url, 'attune_worker', 'lab');
    this.#ingest = poolAs(place.url, 'attune_ingest', 'ingest');
  }

  static async create(place: Place): Promise<Lab> {
    const lab = new Lab(place);
    await initialisePartitions(lab.owner, partitions);
    await lab.owner.query(`insert into event_source (source) values ('/lab')`);
    await lab.owner.query(recordTables);
    return lab;
  }

  /** On a database that is a copy of another lab's. */
  static open(place: Place): Lab {
    return new Lab(place);
  }

  /** One entry, as ingest writes it: one transaction, told to the sequencer on commit. */
  async append(partition: number, count = 1, name = `e${this.#number++}`, size = 10): Promise<void> {
    await this.#ingest.query(appendText, [partition, count, name, size]);
  }

  /** An entry in a transaction that stays open. */
  async appendLate(partition: number, name: string): Promise<{ commit: () => Promise<void> }> {
    const client = await this.client('attune_ingest');
    await client.query('begin');
    await client.query(appendText, [partition, 1, name, 10]);
    return { commit: async () => void (await client.query('commit')) };
  }

  /** Entries of several sizes over all partitions, several at once, evenly over a time. */
  async feed(entries: number, during = 0): Promise<void> {
    const lanes = 4;
    const feedOne = async (lane: number) => {
      for (let i = lane; i < entries; i += lanes) {
        await this.append(Math.floor((i * 37) / 10) % partitions, 1 + (i % 5));
        if (during > 0) await sleep((during * lanes) / entries);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => feedOne(lane)));
  }

  async client(role: string): Promise<Client> {
    const client = connectAs(this.place.url, role, 'scenario')();
    client.on('error', () => undefined);
    await client.connect();
    this.#stops.push(() => client.end());
    return client;
  }

  sequencer(): Stop {
    const sequencer = new Sequencer({ connect: connectAs(this.place.url, 'attune_worker', 'sequencer') });
    sequencer.start();
    return this.#stoppable(() => sequencer.stop());
  }

  relay(): Stop {
    if (!this.place.kafka) return async () => undefined;
    const relay = relayOf(this.place);
    relay.start();
    return this.#stoppable(() => relay.stop());
  }

  async stream(handlers: readonly Handler[], options: StreamOptions = {}): Promise<Stop> {
    return (await this.changingStream(handlers, options)).stop;
  }

  /** A stream whose handlers change while it runs. */
  async changingStream(
    handlers: readonly Handler[],
    options: StreamOptions = {},
  ): Promise<Pick<Stream, 'follow'> & { stop: Stop }> {
    const pool = poolAs(this.place.url, 'attune_worker', 'stream');
    const stream = streamOf(this.place, pool, options);
    await stream.start(handlers);
    const stop = this.#stoppable(async () => {
      await stream.stop();
      await pool.end();
    });
    return { follow: (changed) => stream.follow(changed), stop };
  }

  child(role: Omit<ChildRole, 'place'>): Child {
    const child = new Child({ ...role, place: this.place });
    this.#stops.push(() => child.kill());
    return child;
  }

  async count(sql: string): Promise<number> {
    const { rows } = await this.owner.query<{ n: string }>(`select (${sql})::text as n`);
    return Number(rows[0]?.n);
  }

  /** Waits until every event is sequenced and seen by the handler; nothing may come after. */
  async settled(handler: string, patience = 20_000): Promise<void> {
    await this.until(
      `select count(*) from event where not exists (
         select from seen where handler = '${handler}' and seen.event_id = event.id)`,
      (missing) => missing === 0,
      patience,
    );
  }

  /** Waits until everything is sequenced and, where there is Kafka, sent. */
  async relayed(): Promise<void> {
    await this.until('select count(*) from log_entry where first_position is null', (n) => n === 0);
    if (!this.place.kafka) return;
    await this.until(
      `select count(*) from log_head h join cursor c using (partition, position) where c.handler = 'relay'`,
      (n) => n === partitions,
    );
  }

  async until(sql: string, good: (n: number) => boolean, patience = 20_000): Promise<void> {
    const deadline = Date.now() + patience;
    for (;;) {
      const n = await this.count(sql);
      if (good(n)) return;
      if (Date.now() > deadline) throw new Error(`Still ${n} after ${patience} ms: ${sql}`);
      await sleep(15);
    }
  }

  /** Nothing lost, nothing twice, in order: what the handler wrote is the log, and its cells add up. */
  async expectExact(handler: string): Promise<void> {
    const { rows: log } = await this.owner.query(`
      select partition, first_position + row_number() over (partition by entry_id order by event.id) - 1 as position,
        entry_id, event.id as event_id, external_id
      from event join log_entry on log_entry.id = entry_id order by 1, 2`);
    const { rows: seen } = await this.owner.query(
      `select partition, position, entry_id, event_id, external_id from seen where handler = $1 order by partition, at, position`,
      [handler],
    );
    expect(seen).toEqual(log);
    const gaps = `select count(*) from (
      select first_position - lag(first_position + count, 1, 1::bigint) over (partition by partition order by first_position) as gap
      from log_entry) g where gap <> 0`;
    expect(await this.count(gaps)).toBe(0);
    expect(await this.count(`select coalesce(sum(n), 0) from cell where handler = '${handler}'`)).toBe(
      log.length,
    );
    expect(await this.count(`select count(*) from dead_letter`)).toBe(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
    await Promise.all([this.owner.end(), this.worker.end(), this.#ingest.end()]);
  }

  #stoppable(stop: Stop): Stop {
    let stopped: Promise<unknown> | undefined;
    const once = () => (stopped ??= stop());
    this.#stops.push(once);
    return once;
  }
}

const appendText = `
  with entry as (
    insert into log_entry (partition, count) values ($1::smallint, $2::int) returning id
  ), events as (
    insert into event (entry_id, source_id, external_id, type, time, department_id, fingerprint, data)
    select entry.id, 1, $3 || '-' || n, case when n = 1 then 'lab.first' else 'lab.more' end, now(), 1, '',
      json_build_object('n', n, 'ballast', repeat('x', $4::int))
    from entry, generate_series(1, $2::int) n
  )
  select pg_notify('log_appended', '')`;
