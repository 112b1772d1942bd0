import type { Client } from 'pg';
import { storedPartitions } from '../log/partitions.ts';
import { type LiveSession, Session } from '../log/session.ts';
import { Wake } from '../log/wake.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { createCursors } from './cursor.ts';
import type { Handler, Stream } from './handler.ts';
import { Lane } from './lane.ts';
import { Ownership, type Slot } from './ownership.ts';
import { PartitionConsumer } from './partition-consumer.ts';
import { RecentLog } from './recent-log.ts';

export interface PostgresStreamOptions extends ConsumerOptions {
  /** A new, unconnected client as the worker role: for LISTEN and for the locks. */
  connect: () => Client;
  /** Milliseconds between two looks at the head of the log when no notification comes. */
  pollInterval?: number;
  /** Milliseconds between two looks at who else works. */
  balanceInterval?: number;
  /** Milliseconds of silence after which the server takes everything from a worker that hangs. */
  sessionTimeout?: number;
}

/** Milliseconds; longer than any handler lets events gather. */
const forgetAfter = 3000;

interface OwnedLane extends Slot {
  lane: Lane;
  leaving: boolean;
}

/** The log itself as the stream: every worker reads it, woken by the sequencer's notification. */
export class PostgresStream implements Stream {
  readonly #options: PostgresStreamOptions;
  readonly #session: Session;
  readonly #tick = new Wake();
  #handlers: readonly Handler[] = [];
  #partitions = 0;
  #lanes: OwnedLane[] = [];
  /** Finished here, still locked. */
  #left: Slot[] = [];
  #hurry = false;
  /** Of this session. */
  #recent: RecentLog | undefined;

  constructor(options: PostgresStreamOptions) {
    this.#options = options;
    this.#session = new Session({
      connect: options.connect,
      channels: ['log_sequenced'],
      onNotification: ({ payload }) => this.#wakeLanes(payload),
      onError: (error) => this.#report(error),
      ...(options.sessionTimeout !== undefined && { idleTimeout: options.sessionTimeout }),
    });
  }

  /** What this worker owns at the moment. */
  get owned(): readonly Slot[] {
    return this.#lanes;
  }

  async start(handlers: readonly Handler[]): Promise<void> {
    this.#partitions = await storedPartitions(this.#options.pool);
    await this.follow(handlers);
    this.#session.start((session) => this.#work(session));
  }

  async follow(handlers: readonly Handler[]): Promise<void> {
    const come = handlers.filter(({ name }) => !this.#handlers.some((known) => known.name === name));
    await createCursors(
      this.#options.pool,
      come.map(({ name }) => name),
      this.#partitions,
    );
    this.#handlers = handlers;
    this.#hurry = true;
    this.#tick.call();
  }

  async stop(): Promise<void> {
    const stopped = this.#session.stop();
    this.#tick.call();
    await stopped;
  }

  async #work(session: LiveSession): Promise<void> {
    const ownership = new Ownership(session.client, this.#partitions);
    this.#left = [];
    const recent = (this.#recent = new RecentLog(this.#options.pool));
    try {
      for (let balanceAt = 0; session.live;) {
        if (this.#hurry || performance.now() >= balanceAt) {
          this.#hurry = false;
          await this.#balance(ownership);
          balanceAt = performance.now() + (this.#options.balanceInterval ?? 500);
        }
        await this.#tick.wait(this.#options.pollInterval ?? 250);
        if (session.live) await this.#poll(session.client);
        recent.forget(forgetAfter);
      }
    } finally {
      // The locks go with the session; the lanes finish what they hold, and the cursor judges it.
      recent.close();
      await Promise.all(this.#lanes.splice(0).map(({ lane }) => lane.stop()));
    }
  }

  async #balance(ownership: Ownership): Promise<void> {
    const handlers = new Map(this.#handlers.map((handler) => [handler.name, handler]));
    for (const slot of this.#left.splice(0)) await ownership.give(slot);
    await ownership.follow([...handlers.keys()]);
    const { taken, surplus } = await ownership.balance();
    for (const slot of taken) {
      const lane = this.#laneFor(handlers.get(slot.handler) as Handler, slot);
      this.#lanes.push({ ...slot, lane, leaving: false });
    }
    for (const lane of this.#lanes) {
      const unwanted = !handlers.has(lane.handler) || surplus.some((slot) => same(slot, lane));
      if (unwanted && !lane.leaving) void this.#leave(lane);
    }
  }

  /** Not waited for: a long batch of one lane must not keep the session from its heartbeat. */
  async #leave(lane: OwnedLane): Promise<void> {
    lane.leaving = true;
    await lane.lane.stop();
    if (!this.#lanes.includes(lane)) return;
    this.#lanes = this.#lanes.filter((other) => other !== lane);
    this.#left.push({ handler: lane.handler, partition: lane.partition });
    this.#hurry = true;
    this.#tick.call();
  }

  #laneFor(handler: Handler, slot: Slot): Lane {
    const consumer = new PartitionConsumer(handler, slot.partition, {
      ...this.#options,
      recent: this.#recent,
    });
    return new Lane(consumer, {
      gather: handler.gather ?? 0,
      onError: (error) => this.#options.onError?.(error, slot),
    });
  }

  async #poll(client: Client): Promise<void> {
    const { rows } = await client.query<{ partition: number; position: string | number }>({
      name: 'attune-heads',
      text: 'select partition, position from log_head',
    });
    const heads = new Map(rows.map((row) => [row.partition, Number(row.position)]));
    for (const { lane, partition } of this.#lanes) lane.wake(heads.get(partition));
  }

  /** The payload names the partitions that have something new. */
  #wakeLanes(payload: string | undefined): void {
    const partitions = new Set((payload ?? '').split(',').map(Number));
    for (const { lane, partition } of this.#lanes) if (partitions.has(partition)) lane.wake();
  }

  #report(error: unknown): void {
    this.#options.onError?.(error, { handler: 'stream', partition: -1 });
  }
}

const same = (a: Slot, b: Slot) => a.handler === b.handler && a.partition === b.partition;
