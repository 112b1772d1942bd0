import { inRange } from '../in-range.ts';

/** Plain statistics of raw durations in any unit; null without a valid one. */
export interface DurationSummary {
  readonly n: number;
  readonly invalid: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Plain statistics of raw durations, quantiles of type 7. Missing, negative and non-numeric ones are dropped and
 * counted as invalid.
 *
 * @returns in the unit of the durations, >= 0; null without a valid one
 * @throws `number-out-of-range` where durations add up beyond what a number holds
 * @source Hyndman & Fan, Am. Stat. 50(4), 1996
 */
export function durationSummary(values: readonly unknown[]): DurationSummary {
  const ascending = values
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0)
    .toSorted((a, b) => a - b);
  const n = ascending.length;
  const sum = ascending.reduce((total, value) => total + value, 0);
  return {
    n,
    invalid: values.length - n,
    mean: n === 0 ? null : inRange(sum / n, 0, Number.MAX_VALUE, 'mean'),
    median: quantile(ascending, 0.5),
    p90: quantile(ascending, 0.9),
    p95: quantile(ascending, 0.95),
    min: ascending[0] ?? null,
    max: ascending.at(-1) ?? null,
  };
}

/** The q-quantile of ascending numbers, type 7 of Hyndman & Fan (Am. Stat. 50, 1996); null of none. */
export function quantile(ascending: readonly number[], q: number): number | null {
  const position = (ascending.length - 1) * inRange(q, 0, 1, 'q');
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === undefined) return null;
  return low + (position - below) * ((ascending[below + 1] ?? low) - low);
}
