import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { type LogRange, positionsIn, slicesOf } from './log-slices.ts';

/** Something that is counted over the log: what a statement tells of each slice of it is added up. */
export interface LogCount {
  /** Up to where the log is counted, per partition. */
  readonly positions: readonly number[];
  /** Its parameters $1, $2 and $3 are the partitions, beginnings and ends of the ranges; `values` follow them. */
  readonly statement: { readonly text: string; readonly values: readonly unknown[] };
  add(rows: readonly unknown[]): void;
}

/** What is to be counted before `result` can be had. */
export interface Counting<Result> {
  readonly counts: readonly LogCount[];
  result(): Promise<Result>;
}

export interface Watched {
  signal?: AbortSignal | undefined;
  /** How much of everything has been read, 0..1. */
  progress?: (read: number) => void;
}

/** Positions that a statement reads: some tenths of a second. */
const sliceSize = 20_000;

/** So that not even a statement that goes wrong stands long, and nothing waits behind it. */
const begin = `begin read only; set local statement_timeout = '60s'`;

/**
 * Reads the log and adds up what is counted, slice by slice, each in a short transaction of its own: the log up to a
 * position does not change, so they need not see the same moment.
 *
 * @throws the reason of the signal, between two statements
 */
export async function countLog(
  worker: Pool,
  counts: readonly LogCount[],
  { signal, progress }: Watched = {},
  size = sliceSize,
): Promise<void> {
  const every = [...new Set(counts)];
  const all = positionsToRead(every);
  let read = 0;
  for (const slice of slicesOf(furthest(every), size)) {
    for (const count of every) {
      const ranges = upTo(slice, count.positions);
      if (ranges.length === 0) continue;
      signal?.throwIfAborted();
      const { text, values } = count.statement;
      const { rows } = await inTransaction(
        worker,
        (tx) => tx.query<Record<string, unknown>>(text, [...rangeParameters(ranges), ...values]),
        begin,
      );
      count.add(rows);
      read += positionsIn(ranges);
      progress?.(read / all);
    }
  }
}

/** How many positions are read for all of it: more than the log has where it is read more than once. */
export const positionsToRead = (counts: readonly LogCount[]): number =>
  [...new Set(counts)].reduce((sum, { positions }) => sum + total(positions), 0);

/** How many positions of the log are looked at, however often. */
export const positionsOfLog = (counts: readonly LogCount[]): number => total(furthest(counts));

const total = (positions: readonly number[]) => positions.reduce((sum, position) => sum + position, 0);

function furthest(counts: readonly LogCount[]): number[] {
  const partitions = Math.max(0, ...counts.map(({ positions }) => positions.length));
  return Array.from({ length: partitions }, (_, at) =>
    Math.max(...counts.map(({ positions }) => positions[at] ?? 0)),
  );
}

/** A slice, as far as it lies before these positions. */
const upTo = (slice: readonly LogRange[], positions: readonly number[]): LogRange[] =>
  slice.flatMap((range) => {
    const end = Math.min(range.upTo, positions[range.partition] ?? 0);
    return end > range.after ? [{ ...range, upTo: end }] : [];
  });

const rangeParameters = (ranges: readonly LogRange[]) => [
  ranges.map(({ partition }) => partition),
  ranges.map(({ after }) => after),
  ranges.map((range) => range.upTo),
];
