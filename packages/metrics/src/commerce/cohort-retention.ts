import { MetricsError } from '../metrics-error.ts';

/** The periods (whole numbers: months, weeks) in which a customer was active. State to keep: a bitset of them. */
export interface Activity {
  readonly customer: string;
  readonly period: number;
}

/** The customers first active in one period, and how many of them were active k periods later. */
export interface Cohort {
  readonly period: number;
  readonly size: number;
  /** By k; null where the period is not fully observed. `active[0]` is the size. */
  readonly active: readonly (number | null)[];
  /** active / size, 0..1. */
  readonly retention: readonly (number | null)[];
}

/**
 * Cohorts by first active period, in order; periods in which nobody came new are left out. A row reaches to the last
 * period with activity; what lies after `through`, the last period observed in full, is null, not low.
 * Throws `count-not-whole`.
 */
export function cohortRetention(activities: Iterable<Activity>, through?: number): readonly Cohort[] {
  const periodsOf = new Map<string, Set<number>>();
  let last = -Infinity;
  for (const { customer, period } of activities) {
    const known = periodsOf.get(customer) ?? new Set<number>();
    periodsOf.set(customer, known.add(whole(period)));
    last = Math.max(last, period);
  }
  const observed = through === undefined ? last : whole(through);

  const counts = new Map<number, number[]>();
  for (const periods of periodsOf.values()) {
    let first = Infinity;
    for (const period of periods) first = Math.min(first, period);
    const active = counts.get(first) ?? Array.from({ length: last - first + 1 }, () => 0);
    counts.set(first, active);
    for (const period of periods) active[period - first] = (active[period - first] ?? 0) + 1;
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([period, active]) => {
      const size = active[0] ?? 0;
      const known = active.map((count, k) => (k > 0 && period + k > observed ? null : count));
      return { period, size, active: known, retention: known.map((count) => count && count / size) };
    });
}

function whole(period: number): number {
  if (!Number.isSafeInteger(period)) throw new MetricsError('count-not-whole', `period ${period}`);
  return period;
}
