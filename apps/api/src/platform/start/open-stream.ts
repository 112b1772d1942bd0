import { connectKafka, topics } from '@attune/kafka';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { storedPartitions } from '../log/partitions.ts';
import { Sequencer } from '../log/sequencer.ts';
import type { Handler } from '../stream/handler.ts';
import { KafkaRelay } from '../stream/kafka-relay.ts';
import { KafkaStream } from '../stream/kafka-stream.ts';
import { PostgresStream } from '../stream/postgres-stream.ts';

export interface RunningStream {
  stop: () => Promise<void>;
}

type Report = (message: string) => void;

/** Sequencer, transport and handlers of one worker. Every worker runs all of them; locks decide who leads. */
export async function openStream(
  parts: { config: Config; database: Database; report: Report },
  handlers: readonly Handler[],
): Promise<RunningStream> {
  const { config, database, report } = parts;
  const connect = () => database.workerClient();
  const pool = database.worker;
  const onError = (error: unknown, where?: object) =>
    report(
      `${where ? `${JSON.stringify(where)} ` : ''}${error instanceof Error ? error.message : String(error)}`,
    );
  const sequencer = new Sequencer({ connect, onError });
  sequencer.start();
  if (!config.kafkaBrokers) {
    const stream = new PostgresStream({ connect, pool, onError });
    await stream.start(handlers);
    return { stop: async () => void (await Promise.all([stream.stop(), sequencer.stop()])) };
  }
  const kafka = connectKafka({ clientId: 'attune', brokers: [...config.kafkaBrokers] });
  const topic = topics(await storedPartitions(pool)).events;
  const relay = new KafkaRelay({ kafka, topic, connect, onError });
  relay.start();
  const stream = new KafkaStream({ kafka, topic, pool, onError });
  await stream.start(handlers);
  return { stop: async () => void (await Promise.all([stream.stop(), relay.stop(), sequencer.stop()])) };
}
