import type { Pool } from 'pg';
import type { EventBatch, StreamedEvent } from '../../platform/stream/handler.ts';

/**
 * What is declared while the log is there already is folded in two parts, each with series of its own: what there was
 * when it was declared, and what has come since.
 */
export type Part = 'history' | 'live';

/** The name of the handler of a part; `foldedParts` finds its cursor by it. */
export const partName = (fold: string, generation: number, part: Part) =>
  `${fold}:${generation}${part === 'history' ? ':history' : ''}`;

/**
 * The events of one part. Those of the other are passed over wherever the cursor stands, so that the two never count
 * one twice.
 *
 * @param declared the head of the log per partition when it was declared
 */
export function eventsOfPart(
  { partition, events }: EventBatch,
  part: Part,
  declared: readonly number[],
): StreamedEvent[] {
  const end = declared[partition] ?? 0;
  return events.filter(({ position }) => (part === 'live') === position > end);
}

/**
 * Joins `live_part (positions, behind)` and `history_part (folded, total)` of one generation, `$1` as text: where the
 * live part stands and how far it is behind the head of the log, and how much of the history is folded.
 *
 * @param fold an expression for the name of the fold
 * @param declared an expression for the positions of its declaration
 */
export const foldedParts = (fold: string, declared: string) => `
  cross join lateral (
    select json_agg(coalesce(c.position, 0) order by h.partition) as positions,
           coalesce(sum(h.position - coalesce(c.position, 0)), 0)::int8 as behind
      from log_head h left join cursor c
        on c.partition = h.partition and c.handler = ${fold} || ':' || $1) live_part
  cross join lateral (
    select coalesce(sum(least(coalesce(c.position, 0), was.position)), 0)::int8 as folded,
           coalesce(sum(was.position), 0)::int8 as total
      from unnest(${declared}) with ordinality as was (position, nth) left join cursor c
        on c.partition = was.nth - 1 and c.handler = ${fold} || ':' || $1 || ':history') history_part`;

/** A generation is switched in while its folds are a batch or so behind: figures say how far they reach. */
export const isNearlyThere = ({ behind }: { behind: number }): boolean => behind <= 5000;

/** The live part begins where the history ends. Where a cursor is there, it stays. */
export async function startLiveCursors(
  worker: Pool,
  handler: string,
  declared: readonly number[],
): Promise<void> {
  await worker.query(
    `insert into cursor (handler, partition, position)
     select $1, nth - 1, position from unnest($2::bigint[]) with ordinality as p (position, nth) order by 2
     on conflict do nothing`,
    [handler, declared],
  );
}
