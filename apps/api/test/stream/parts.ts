import { connectKafka, topics } from '@attune/kafka';
import type { Pool } from 'pg';
import type { ConsumerOptions } from '../../src/platform/stream/consumer-options.ts';
import type { Stream } from '../../src/platform/stream/handler.ts';
import { KafkaRelay } from '../../src/platform/stream/kafka-relay.ts';
import { KafkaStream } from '../../src/platform/stream/kafka-stream.ts';
import { PostgresStream } from '../../src/platform/stream/postgres-stream.ts';
import { connectAs } from './connections.ts';

export const partitions = 4;

/** Where a transport is found; plain data, so that it can be told to another process. */
export interface Place {
  url: string;
  kafka?: { brokers: string[]; topic: string };
}

export const topicOf = (place: Place) => ({
  ...topics(partitions).events,
  name: place.kafka?.topic ?? '',
});

export const kafkaOf = (place: Place, clientId: string) =>
  connectKafka({
    clientId,
    brokers: place.kafka?.brokers ?? [],
    connectionTimeout: 1000,
    retry: { retries: 1, initialRetryTime: 50 },
  });

export type StreamOptions = Partial<ConsumerOptions> & { stallInterval?: number };

/** The product's parts, with the patience of a test. */
export function streamOf(place: Place, pool: Pool, options: StreamOptions = {}): Stream {
  const common = { pool, backoff: 5, idleTimeout: 1000, sessionTimeout: 1500, ...options };
  if (!place.kafka)
    return new PostgresStream({ ...common, connect: connectAs(place.url, 'attune_worker', 'stream') });
  return new KafkaStream({
    ...common,
    kafka: kafkaOf(place, 'stream'),
    topic: topicOf(place),
    // Off, unless a test is about it: messages must do without its help.
    stallInterval: options.stallInterval ?? 3_600_000,
  });
}

export const relayOf = (place: Place, onError?: (error: unknown) => void, kafka = kafkaOf(place, 'relay')) =>
  new KafkaRelay({
    kafka,
    topic: topicOf(place),
    connect: connectAs(place.url, 'attune_worker', 'relay'),
    ...(onError && { onError }),
  });
