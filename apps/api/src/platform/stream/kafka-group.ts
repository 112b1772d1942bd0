import { setTimeout as sleep } from 'node:timers/promises';
import { createTopic, type TopicDefinition } from '@attune/kafka';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { Wake } from '../log/wake.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import type { Handler } from './handler.ts';
import { messagesOf } from './message-batches.ts';
import { PartitionConsumer } from './partition-consumer.ts';

export interface KafkaGroupOptions extends ConsumerOptions {
  kafka: Kafka;
  topic: TopicDefinition;
  /** Milliseconds after which brokers give the partitions of a silent worker to others. */
  sessionTimeout?: number;
}

/**
 * The consumer group of one handler, this worker's part of it. Which partitions come here is Kafka's affair and may
 * change in the middle of a batch; what takes effect is the cursor's.
 */
export class KafkaGroup {
  readonly #handler: Handler;
  readonly #options: KafkaGroupOptions;
  readonly #wake = new Wake();
  readonly #stopped = new AbortController();
  #consumers = new Map<number, PartitionConsumer>();
  #stopping = false;
  #ended = false;
  #done: Promise<void> | undefined;

  constructor(handler: Handler, options: KafkaGroupOptions) {
    this.#handler = handler;
    this.#options = options;
  }

  get name(): string {
    return this.#handler.name;
  }

  /** The partitions that are here at the moment. */
  get consumers(): ReadonlyMap<number, PartitionConsumer> {
    return this.#consumers;
  }

  start(): void {
    this.#done ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopped.abort();
    this.#assign([]);
    this.#wake.call();
    await this.#done;
  }

  /** Brokers may be away, at the start as well: then there is a new consumer, until one lives. */
  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopping;) {
      const consumer = this.#consumer();
      this.#ended = false;
      try {
        await createTopic(this.#options.kafka, this.#options.topic);
        await this.#consume(consumer);
        failures = 0;
        while (!this.#stopping && !this.#ended) await this.#wake.wait(60_000);
      } catch (error) {
        this.#report(error);
      }
      this.#assign([]);
      await consumer.disconnect().catch(() => undefined);
      if (!this.#stopping) await this.#wake.wait(Math.min(100 * 2 ** failures++, 2000));
    }
  }

  #consumer(): Consumer {
    const sessionTimeout = this.#options.sessionTimeout ?? 10_000;
    const consumer = this.#options.kafka.consumer({
      groupId: `${this.#options.topic.name}.${this.#handler.name}`,
      sessionTimeout,
      heartbeatInterval: Math.floor(sessionTimeout / 5),
      rebalanceTimeout: 3 * sessionTimeout,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1000, restartOnFailure: async () => false },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
      this.#assign(payload.memberAssignment[this.#options.topic.name] ?? []),
    );
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.#report(payload.error);
      this.#ended = true;
      this.#wake.call();
    });
    return consumer;
  }

  async #consume(consumer: Consumer): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [this.#options.topic.name], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommitInterval: 2000,
      partitionsConsumedConcurrently: this.#options.topic.partitions,
      eachBatch: (payload) => this.#take(payload),
    });
  }

  #assign(partitions: readonly number[]): void {
    for (const [partition, consumer] of this.#consumers)
      if (!partitions.includes(partition)) this.#drop(partition, consumer);
    if (this.#stopping) return;
    for (const partition of partitions) this.#consumerOf(partition);
  }

  #consumerOf(partition: number): PartitionConsumer {
    let consumer = this.#consumers.get(partition);
    if (!consumer) {
      consumer = new PartitionConsumer(this.#handler, partition, this.#options);
      this.#consumers.set(partition, consumer);
    }
    return consumer;
  }

  #drop(partition: number, consumer: PartitionConsumer): void {
    consumer.stop();
    if (this.#consumers.get(partition) === consumer) this.#consumers.delete(partition);
  }

  async #take({ batch, heartbeat, resolveOffset, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const consumer = this.#consumerOf(batch.partition);
    let revoked = false;
    // A handler may be long at it. Where the heartbeat is refused the partition is going elsewhere: no more retries.
    const beat = setInterval(() => {
      heartbeat().catch(() => {
        revoked = true;
        this.#drop(batch.partition, consumer);
      });
    }, 500);
    try {
      for (const { message, offset } of messagesOf(batch, () => consumer.batchSize)) {
        if (revoked || this.#stopping || !isRunning() || isStale()) return;
        if (message && !(await consumer.accept(message))) return;
        resolveOffset(offset);
      }
      if (batch.offsetLag() === '0') await this.#gather();
    } finally {
      clearInterval(beat);
    }
  }

  /** Messages that come meanwhile are taken together. */
  async #gather(): Promise<void> {
    const { gather = 0 } = this.#handler;
    if (gather > 0) await sleep(gather, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }

  #report(error: unknown): void {
    if (!this.#stopping) this.#options.onError?.(error, { handler: this.#handler.name, partition: -1 });
  }
}
