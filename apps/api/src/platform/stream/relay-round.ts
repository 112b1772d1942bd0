import type { Producer } from 'kafkajs';
import type { Client } from 'pg';
import { readLog } from '../log/read-log.ts';
import { moveCursor, readCursor } from './cursor.ts';
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

const handler = 'relay';
const limit = 1000;

/**
 * Sends what is behind the relay's cursor, then moves it. Killed in between, the same is sent again; two relays at
 * once send everything twice. Neither harms: a consumer skips what it has seen. True where there may be more.
 */
export async function relayRound(client: Client, target: RelayTarget): Promise<boolean> {
  const loads: Load[] = [];
  for (const partition of await behind(client)) {
    const { position: from } = await readCursor(client, { handler, partition });
    const events = await readLog(client, { partition, after: from, limit });
    const messages = fitting(encode(target.epoch, events));
    const to = messages.at(-1)?.last;
    if (to !== undefined) loads.push({ partition, from, to, messages });
  }
  if (loads.length === 0) return false;
  await target.producer.sendBatch({
    acks: -1,
    topicMessages: [
      {
        topic: target.topic,
        messages: loads.flatMap(({ partition, messages }) =>
          messages.map(({ value }) => ({ partition, value })),
        ),
      },
    ],
  });
  for (const { partition, from, to } of loads) await moveCursor(client, { handler, partition }, { from, to });
  return true;
}

async function behind(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ partition: number }>({
    name: 'attune-relay-behind',
    text: `
      select h.partition from log_head h
      join cursor c on c.handler = '${handler}' and c.partition = h.partition and c.position < h.position
      order by 1`,
  });
  return rows.map((row) => row.partition);
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
