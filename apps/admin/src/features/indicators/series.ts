import type { Indicator, ValueRow, Values } from '@attune/contracts';
import { type Bucket, bucketsOf, type TrendGrain } from '../../calendar/buckets.ts';

export interface Point extends Bucket {
  value: number | null;
  n: number;
  low: number | null;
  high: number | null;
  /** Why there is no value: a code of the API, or one of `ownGaps`; null where there is one. */
  reason: string | null;
  /** Of the definition that read it; null where there is no figure to read. */
  version: number | null;
  /** Whether what is read changed since the point before: the two are not one line. */
  anew: boolean;
}

interface Course {
  rows: readonly Pick<ValueRow, 'period' | 'version' | 'value' | 'n' | 'interval' | 'reason'>[];
  /** Days in force of those that may have rows; without them any day is. */
  versions?: readonly Pick<Values['versions'][number], 'from' | 'to'>[];
  breaks: readonly Pick<NonNullable<Values['breaks']>[number], 'from'>[];
}

/**
 * One point per period of the range, also where the answer has no row: a line must break there, not bridge it.
 * A row belongs to the period it starts in; a period in which another version begins has one point per version, each
 * of its own days.
 */
export function seriesOf({ rows, breaks, versions }: Course, range: Bucket, grain: TrendGrain): Point[] {
  const starts = rows.map((row) => [row.period.slice(0, 10), row] as const);
  let before: string | null = null;
  return bucketsOf(range.from, range.to, grain).flatMap((bucket, at) => {
    // The server may name the whole first week, of which the range has only the end.
    const inside = (start: string) => start <= bucket.to && (at === 0 || start >= bucket.from);
    const found = starts.filter(([start]) => inside(start)).map(([, row]) => row);
    if (found.length === 0) {
      const reason = isInForce(bucket, versions) ? 'empty' : 'not-in-force';
      return [{ ...bucket, value: null, n: 0, low: null, high: null, reason, version: null, anew: false }];
    }
    return found.map((row): Point => {
      const start = row.period.slice(0, 10);
      const last = before;
      const anew = last !== null && breaks.some(({ from }) => from > last && from <= start);
      before = start;
      return {
        ...(found.length === 1 ? bucket : within(bucket, row.period)),
        value: row.value,
        n: row.n ?? 0,
        low: row.interval?.low ?? null,
        high: row.interval?.high ?? null,
        reason: row.value === null ? (row.reason ?? 'empty') : null,
        version: row.version,
        anew,
      };
    });
  });
}

const isInForce = (bucket: Bucket, versions: Course['versions']): boolean =>
  versions?.some(({ from, to }) => (from ?? '') <= bucket.to && (to === null || to >= bucket.from)) ?? true;

function within(bucket: Bucket, period: string): Bucket {
  const [from = bucket.from, to = bucket.to] = period.split('/');
  return { from: from > bucket.from ? from : bucket.from, to: to < bucket.to ? to : bucket.to };
}

/** Stretches without a gap, read by one definition. */
export function runsOf<T extends { value: number | null; anew: boolean }>(points: readonly T[]): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (point.value === null) open = null;
    else if (open && !point.anew) open.push(point);
    else runs.push((open = [point]));
  }
  return runs;
}

export interface Break {
  /** The first point after it. */
  at: number;
  /** The first day after it. */
  from: string;
  /** That begins there; null where the version stays and one of its parts has another. */
  version: number | null;
}

/** Where what is read changes: figures on both sides are of different definitions. */
export function breaksOf(points: readonly Point[]): Break[] {
  let before: number | null = null;
  return points.flatMap(({ anew, version, from }, at) => {
    const found = anew ? [{ at, from, version: version === before ? null : version }] : [];
    before = version ?? before;
    return found;
  });
}

/** Days one target held for, as points of a series. */
export interface TargetStretch {
  from: number;
  to: number;
  target: number;
}

/**
 * Each version's target over its own days. Points without a figure belong to what was read before them, or, at the
 * beginning, to what is read after.
 */
export function targetsOf(
  points: readonly Pick<Point, 'version'>[],
  { target, versions = [] }: { target: number | null; versions?: Indicator['versions'] },
): TargetStretch[] {
  const of = new Map(versions.map((one) => [one.version, one.target]));
  let read = points.find(({ version }) => version !== null)?.version ?? null;
  const found: TargetStretch[] = [];
  points.forEach(({ version }, at) => {
    read = version ?? read;
    const held = read === null ? target : ((of.has(read) ? of.get(read) : target) ?? null);
    const last = found.at(-1);
    if (held === null) return;
    if (last?.target === held && last.to === at - 1) last.to = at;
    else found.push({ from: at, to: at, target: held });
  });
  return found;
}
