import { LogError } from './log-error.ts';
import type { Queryable } from './queryable.ts';

/** For a deployment that starts small; reads grow with the number, the workers that can share one task as well. */
const usualPartitions = 2;

/** Fixes the number of partitions on first use. Later calls may leave it out, or must name the same. */
export async function initialisePartitions(client: Queryable, asked: number | undefined): Promise<void> {
  const wanted = asked ?? usualPartitions;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 256)
    throw new LogError('partitions-invalid', `asked for ${wanted}`);
  await client.query(
    `insert into setting (key, value) values ('partitions', to_jsonb($1::int)) on conflict (key) do nothing`,
    [wanted],
  );
  const stored = await storedPartitions(client);
  if (asked !== undefined && stored !== asked)
    throw new LogError('partitions-fixed', `stored ${stored}, asked for ${asked}`);
  await client.query(
    `insert into log_head (partition) select generate_series(0, $1::int - 1) on conflict (partition) do nothing`,
    [stored],
  );
}

export async function storedPartitions(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ value: number }>(
    `select value from setting where key = 'partitions'`,
  );
  const value = rows[0]?.value;
  if (typeof value !== 'number') throw new LogError('partitions-not-set');
  return value;
}

export interface PartitionKey {
  customerId: number | null;
  /** What the event is about where it is about no customer. */
  subject: string;
}

/** Events of one customer stay in order, so they share a partition. The formula may never change: the log is for ever. */
export function partitionOf(key: PartitionKey, partitions: number): number {
  return hash(key.customerId === null ? `s${key.subject}` : `c${key.customerId}`) % partitions;
}

/** FNV-1a over UTF-16 units, then mixed, because the remainder looks at the low bits only. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
