import { connectKafka, topics } from '@attune/kafka';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { storedPartitions } from '../log/partitions.ts';
import { Sequencer } from '../log/sequencer.ts';
import { FollowHandlers } from '../stream/follow-handlers.ts';
import type { Handler, Stream } from '../stream/handler.ts';
import { KafkaRelay } from '../stream/kafka-relay.ts';
import { KafkaStream } from '../stream/kafka-stream.ts';
import { PostgresStream } from '../stream/postgres-stream.ts';

export interface RunningStream {
  stop: () => Promise<void>;
}

type Report = (message: string) => void;

/**
 * Sequencer, transport and handlers of one worker. Every worker runs all of them; locks decide who leads. `handlers`
 * is asked again and again: some come and go.
 */
export async function openStream(
  parts: { config: Config; database: Database; report: Report },
  handlers: () => Promise<readonly Handler[]>,
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
  const running = async (stream: Stream, ...others: RunningStream[]): Promise<RunningStream> => {
    await stream.start(await handlers());
    const following = new FollowHandlers(stream, { handlers, onError });
    following.start();
    return {
      stop: async () => {
        await following.stop();
        await Promise.all([stream, ...others, sequencer].map((part) => part.stop()));
      },
    };
  };
  if (!config.kafkaBrokers) return running(new PostgresStream({ connect, pool, onError }));
  const kafka = connectKafka({ clientId: 'attune', brokers: [...config.kafkaBrokers] });
  const topic = topics(await storedPartitions(pool)).events;
  const relay = new KafkaRelay({ kafka, topic, connect, onError });
  relay.start();
  return running(new KafkaStream({ kafka, topic, pool, onError }), relay);
}
