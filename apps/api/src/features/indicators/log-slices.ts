/** Some positions of one partition of the log. */
export interface LogRange {
  partition: number;
  /** The last position before them; 0 at the beginning. */
  after: number;
  upTo: number;
}

/**
 * The log up to these positions, one per partition, in slices of at most `size` of them: every position is in exactly
 * one slice, and only the last one is smaller.
 */
export function* slicesOf(positions: readonly number[], size: number): Generator<LogRange[]> {
  let slice: LogRange[] = [];
  let room = size;
  for (const [partition, end] of positions.entries())
    for (let after = 0; after < end;) {
      const upTo = Math.min(end, after + room);
      slice.push({ partition, after, upTo });
      room -= upTo - after;
      after = upTo;
      if (room > 0) continue;
      yield slice;
      slice = [];
      room = size;
    }
  if (slice.length > 0) yield slice;
}

export const positionsIn = (slice: readonly LogRange[]): number =>
  slice.reduce((sum, { after, upTo }) => sum + upTo - after, 0);
