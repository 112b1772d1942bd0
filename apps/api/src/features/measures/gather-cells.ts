import { type Contribution, exclusionReasons, type MeasureValue } from '@attune/contracts';
import { bucketOf } from '@attune/metrics';
import type { Cut } from './cuts.ts';
import { keysIn } from './cuts.ts';
import type { LocalDay } from './local-day.ts';
import type { KnownMeasure } from './measure-registry.ts';

/** Where a tally is kept: one row of a tally table, less shard and generation. */
export interface CellKey {
  measure: KnownMeasure;
  cut: string;
  grain: 'day' | 'month';
  period: string;
  departmentId: number;
  key1: string;
  key2: string;
}

/** What one batch adds to a cell. Any number may be negative. */
export interface CellChange extends CellKey {
  /** Score: per point, then per exclusion reason. */
  counts: number[];
  n: number;
  sum: bigint;
  sumOfSquares: bigint;
  /** Duration: n and Σ per bucket. */
  buckets: Map<number, { n: number; sum: bigint }>;
}

export interface Signed {
  sign: 1 | -1;
  contribution: Contribution;
}

/**
 * Sums a batch's contributions into the cells they touch, days first; months are the sums of their days.
 * Looks nothing up but the measures: `before` and `after` of the events say everything else.
 */
export function gatherCells(
  batch: Iterable<Signed>,
  measures: ReadonlyMap<string, KnownMeasure>,
  how: { cuts: readonly Cut[]; dayOf: LocalDay },
): CellChange[] {
  const days = new Map<string, CellChange>();
  for (const { sign, contribution } of batch) {
    const period = how.dayOf(contribution.at);
    for (const cut of how.cuts) {
      const keys = keysIn(cut, contribution);
      if (!keys) continue;
      const place = `${cut.name}\u0000${period}\u0000${contribution.department}\u0000${keys[0]}\u0000${keys[1]}`;
      for (const key in contribution.measures) {
        const measure = measures.get(key);
        if (!measure) throw new Error(`The log speaks of the measure ${key}, which is not there.`);
        const name = `${measure.id}\u0000${place}`;
        let cell = days.get(name);
        if (!cell) {
          cell = emptyCell({
            measure,
            cut: cut.name,
            grain: 'day',
            period,
            departmentId: contribution.department,
            key1: keys[0],
            key2: keys[1],
          });
          days.set(name, cell);
        }
        addValue(cell, contribution.measures[key] as MeasureValue, sign);
      }
    }
  }
  return [...days.values(), ...monthsOf(days.values())];
}

function emptyCell(key: CellKey): CellChange {
  const points = key.measure.kind === 'score' ? key.measure.max - key.measure.min + 1 : 0;
  const counts = points === 0 ? [] : Array.from({ length: points + exclusionReasons.length }, () => 0);
  return { ...key, counts, n: 0, sum: 0n, sumOfSquares: 0n, buckets: new Map() };
}

function addValue(cell: CellChange, value: MeasureValue, sign: 1 | -1): void {
  const { measure } = cell;
  if (measure.kind === 'score') {
    const at =
      typeof value === 'number'
        ? value - measure.min
        : measure.max - measure.min + 1 + exclusionReasons.indexOf(value);
    cell.counts[at] = (cell.counts[at] as number) + sign;
    return;
  }
  // Only scores keep count of what is left out.
  if (typeof value !== 'number') return;
  if (measure.kind === 'count') {
    cell.n += sign * value;
  } else if (measure.kind === 'sum') {
    const amount = BigInt(value);
    cell.n += sign;
    cell.sum += BigInt(sign) * amount;
    cell.sumOfSquares += BigInt(sign) * amount * amount;
  } else {
    addToBucket(cell, bucketOf(value), { n: sign, sum: BigInt(sign * value) });
  }
}

function addToBucket(cell: CellChange, bucket: number, by: { n: number; sum: bigint }) {
  const present = cell.buckets.get(bucket);
  if (!present) cell.buckets.set(bucket, { ...by });
  else {
    present.n += by.n;
    present.sum += by.sum;
  }
}

function monthsOf(days: Iterable<CellChange>): CellChange[] {
  const months = new Map<string, CellChange>();
  for (const day of days) {
    const period = `${day.period.slice(0, 7)}-01`;
    const name = `${day.measure.id}\u0000${day.cut}\u0000${period}\u0000${day.departmentId}\u0000${day.key1}\u0000${day.key2}`;
    let month = months.get(name);
    if (!month) {
      month = emptyCell({ ...day, grain: 'month', period });
      months.set(name, month);
    }
    for (let i = 0; i < day.counts.length; i++)
      month.counts[i] = (month.counts[i] as number) + (day.counts[i] as number);
    month.n += day.n;
    month.sum += day.sum;
    month.sumOfSquares += day.sumOfSquares;
    for (const [bucket, by] of day.buckets) addToBucket(month, bucket, by);
  }
  return [...months.values()];
}
