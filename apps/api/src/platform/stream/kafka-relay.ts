import { createTopic, type TopicDefinition } from '@attune/kafka';
import type { Kafka, Producer } from 'kafkajs';
import type { Client } from 'pg';
import { currentEpoch } from '../log/epoch.ts';
import { tryLock } from '../log/locks.ts';
import { type LiveSession, Session } from '../log/session.ts';
import { Wake } from '../log/wake.ts';
import { createCursors } from './cursor.ts';
import { relayRound } from './relay-round.ts';

export interface KafkaRelayOptions {
  kafka: Kafka;
  topic: TopicDefinition;
  /** A new, unconnected client as the worker role. */
  connect: () => Client;
  pollInterval?: number;
  onError?: (error: unknown) => void;
}

const lock = { name: 'attune relay', number: 0 };

/** Carries stamped entries from the log to Kafka; one at a time, the others stand by. */
export class KafkaRelay {
  readonly #options: KafkaRelayOptions;
  readonly #wake = new Wake();
  readonly #session: Session;
  #leading = false;

  constructor(options: KafkaRelayOptions) {
    this.#options = options;
    this.#session = new Session({
      connect: options.connect,
      channels: ['log_sequenced'],
      onNotification: () => this.#wake.call(),
      // A broker may take its time; the lock is not to be lost over that.
      idleTimeout: 60_000,
      ...(options.onError && { onError: options.onError }),
    });
  }

  /** True in the one process that sends. */
  get leading(): boolean {
    return this.#leading;
  }

  start(): void {
    this.#session.start((session) => this.#lead(session).finally(() => (this.#leading = false)));
  }

  async stop(): Promise<void> {
    const stopped = this.#session.stop();
    this.#wake.call();
    await stopped;
  }

  async #lead(session: LiveSession): Promise<void> {
    while (session.live && !(await tryLock(session.client, lock))) await this.#wake.wait(this.#pollInterval);
    if (!session.live) return;
    this.#leading = true;
    const epoch = await currentEpoch(session.client);
    // A mark that a crash forgets is only sent again.
    await session.client.query('set synchronous_commit = off');
    await createCursors(session.client, ['relay'], this.#options.topic.partitions);
    for (let failures = 0; session.live;) {
      try {
        await this.#send(session, epoch, () => (failures = 0));
      } catch (error) {
        // Brokers that are away are waited for, and the lock is kept: nobody else would reach them either.
        if (!session.live) throw error;
        this.#options.onError?.(error);
        await this.#wake.wait(Math.min(100 * 2 ** failures++, 2000));
      }
    }
  }

  /** A producer that failed may have lost count of its messages: after a failure there is a new one. */
  async #send(session: LiveSession, epoch: number, sent: () => void): Promise<void> {
    await createTopic(this.#options.kafka, this.#options.topic);
    const producer = this.#producer();
    try {
      await producer.connect();
      while (session.live) {
        const more = await relayRound(session.client, { epoch, topic: this.#options.topic.name, producer });
        sent();
        if (!more) await this.#wake.wait(this.#pollInterval);
      }
    } finally {
      await producer.disconnect().catch(() => undefined);
    }
  }

  #producer(): Producer {
    return this.#options.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 },
    });
  }

  get #pollInterval(): number {
    return this.#options.pollInterval ?? 250;
  }
}
