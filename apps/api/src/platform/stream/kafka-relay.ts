import { setTimeout as sleep } from 'node:timers/promises';
import { createTopic, type TopicDefinition } from '@attune/kafka';
import type { Kafka, Producer } from 'kafkajs';
import type { Client } from 'pg';
import { currentEpoch } from '../log/epoch.ts';
import { Leader } from '../log/leader.ts';
import type { LiveSession } from '../log/session.ts';
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

/** Milliseconds in which entries gather: a message of many costs the brokers, and everybody who reads it, far less. */
const gather = 20;

/** Carries stamped entries from the log to Kafka; one at a time, the others stand by. */
export class KafkaRelay {
  readonly #options: KafkaRelayOptions;
  readonly #leader: Leader;

  constructor(options: KafkaRelayOptions) {
    this.#options = options;
    this.#leader = new Leader({
      ...options,
      lock: { name: 'attune relay', number: 0 },
      channel: 'log_sequenced',
      pollInterval: options.pollInterval ?? 250,
      // A broker may take its time; the lock is not to be lost over that.
      idleTimeout: 60_000,
    });
  }

  /** True in the one process that sends. */
  get leading(): boolean {
    return this.#leader.leading;
  }

  start(): void {
    this.#leader.start((session) => this.#relay(session));
  }

  stop(): Promise<void> {
    return this.#leader.stop();
  }

  async #relay(session: LiveSession): Promise<void> {
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
        await this.#leader.rest(Math.min(100 * 2 ** failures++, 2000));
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
        await (more ? sleep(gather) : this.#leader.rest());
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
}
