import { storedPartitions } from '../log/partitions.ts';
import { createCursors } from './cursor.ts';
import type { Handler, Stream } from './handler.ts';
import { KafkaGroup, type KafkaGroupOptions } from './kafka-group.ts';

export interface KafkaStreamOptions extends KafkaGroupOptions {
  /** Milliseconds between two looks whether a partition stands still although the log goes on. */
  stallInterval?: number;
}

/** Kafka as the stream: one consumer group per handler. A `KafkaRelay` somewhere in the deployment feeds it. */
export class KafkaStream implements Stream {
  readonly #options: KafkaStreamOptions;
  #groups: KafkaGroup[] = [];
  #partitions = 0;
  readonly #leaving = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #seen = new Map<string, number>();

  constructor(options: KafkaStreamOptions) {
    this.#options = options;
  }

  async start(handlers: readonly Handler[]): Promise<void> {
    this.#partitions = await storedPartitions(this.#options.pool);
    await this.follow(handlers);
    this.#timer = setInterval(() => void this.#helpStalled(), this.#options.stallInterval ?? 2000);
  }

  async follow(handlers: readonly Handler[]): Promise<void> {
    const come = handlers.filter(({ name }) => !this.#groups.some((group) => group.name === name));
    await createCursors(
      this.#options.pool,
      come.map(({ name }) => name),
      this.#partitions,
    );
    const [stay, go] = [true, false].map((here) =>
      this.#groups.filter((group) => handlers.some(({ name }) => name === group.name) === here),
    ) as [KafkaGroup[], KafkaGroup[]];
    this.#groups = [...stay, ...come.map((handler) => new KafkaGroup(handler, this.#options))];
    for (const group of this.#groups) group.start();
    for (const group of go) this.#leave(group);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#groups.map((group) => group.stop()), ...this.#leaving]);
  }

  /** Not waited for: a long batch must not keep others from coming. */
  #leave(group: KafkaGroup): void {
    const left = group.stop().finally(() => this.#leaving.delete(left));
    this.#leaving.add(left);
  }

  /**
   * Messages can be lost: a topic deleted, a broker without its disk, a new epoch. A partition whose consumer has
   * not moved since the last look, while the log goes on, is read from the log.
   */
  async #helpStalled(): Promise<void> {
    try {
      const { rows } = await this.#options.pool.query<{ partition: number; position: string | number }>(
        'select partition, position from log_head',
      );
      for (const { partition, position } of rows)
        for (const group of this.#groups) this.#help(group, partition, Number(position));
    } catch {
      // The database is away; the consumers say so.
    }
  }

  #help(group: KafkaGroup, partition: number, head: number): void {
    const consumer = group.consumers.get(partition);
    if (!consumer || consumer.busy) return;
    const key = `${group.name}/${partition}`;
    const position = consumer.position ?? 0;
    if (position < head && this.#seen.get(key) === position) void consumer.catchUp(head);
    this.#seen.set(key, position);
  }
}
