import type { ValueRow } from '@attune/contracts';
import { type Bucket, bucketsOf, type TrendGrain } from '../../calendar/buckets.ts';

export interface Point extends Bucket {
  value: number | null;
  n: number;
  low: number | null;
  high: number | null;
}

/**
 * One point per period of the range, also where the answer has no row: a line must break there, not bridge it.
 * A row belongs to the period it starts in.
 */
export function seriesOf(rows: readonly ValueRow[], range: Bucket, grain: TrendGrain): Point[] {
  const starts = rows.map((row) => [row.period.slice(0, 10), row] as const);
  return bucketsOf(range.from, range.to, grain).map((bucket, at) => {
    // The server may name the whole first week, of which the range has only the end.
    const inside = (start: string) => start <= bucket.to && (at === 0 || start >= bucket.from);
    const row = starts.find(([start]) => inside(start))?.[1];
    return {
      ...bucket,
      value: row?.value ?? null,
      n: row?.n ?? 0,
      low: row?.interval?.low ?? null,
      high: row?.interval?.high ?? null,
    };
  });
}

/** Stretches without a gap. */
export function runsOf<T extends { value: number | null }>(points: readonly T[]): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (point.value === null) open = null;
    else if (open) open.push(point);
    else runs.push((open = [point]));
  }
  return runs;
}
