import type { Producer } from 'kafkajs';
import type { Client } from 'pg';
import { readLogs } from '../log/read-log.ts';
import { encode, type EncodedMessage, maxBytes } from './message.ts';

export interface RelayTarget {
  epoch: number;
  topic: string;
  producer: Producer;
}

interface Load {
  partition: number;
  from: number;
  to: number;
  messages: EncodedMessage[];
}

const limit = 1000;

/**
 * Sends what is behind the relay's cursor, then moves it. Killed in between, the same is sent again; two relays at
 * once send everything twice. Neither harms: a consumer skips what it has seen. True where there may be more.
 */
export async function relayRound(client: Client, target: RelayTarget): Promise<boolean> {
  const loads = await load(client, target.epoch);
  if (loads.length === 0) return false;
  const messages = loads.flatMap((of) =>
    of.messages.map(({ value }) => ({ partition: of.partition, value })),
  );
  await target.producer.sendBatch({ acks: -1, topicMessages: [{ topic: target.topic, messages }] });
  await mark(client, loads);
  return true;
}

async function load(client: Client, epoch: number): Promise<Load[]> {
  const ranges = await behind(client);
  if (ranges.length === 0) return [];
  const events = Map.groupBy(await readLogs(client, ranges, { limit }), (event) => event.partition);
  return ranges.flatMap(({ partition, after }) => {
    const messages = fitting(encode(epoch, events.get(partition) ?? []));
    const last = messages.at(-1)?.last;
    return last === undefined ? [] : [{ partition, from: after, to: last, messages }];
  });
}

async function behind(client: Client): Promise<{ partition: number; after: number }[]> {
  const { rows } = await client.query<{ partition: number; position: string | number }>({
    name: 'attune-relay-behind',
    text: `
      select h.partition, c.position from log_head h
      join cursor c on c.handler = 'relay' and c.partition = h.partition and c.position < h.position
      order by 1`,
  });
  return rows.map((row) => ({ partition: row.partition, after: Number(row.position) }));
}

async function mark(client: Client, loads: readonly Load[]): Promise<void> {
  await client.query({
    name: 'attune-relay-mark',
    text: `
      update cursor c set position = w.to
      from json_to_recordset($1) as w(partition smallint, "from" bigint, "to" bigint)
      where c.handler = 'relay' and c.partition = w.partition and c.position = w."from"`,
    values: [JSON.stringify(loads.map(({ partition, from, to }) => ({ partition, from, to })))],
  });
}

/** A broker counts all messages of one partition in one request as one. */
function fitting(messages: EncodedMessage[]): EncodedMessage[] {
  let total = 0;
  let count = 0;
  for (const { bytes } of messages) {
    total += bytes;
    if (total > maxBytes && count > 0) break;
    count++;
  }
  return messages.slice(0, count);
}
