import { inRange } from '../in-range.ts';
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

/** Every period keeps a number for every one before it. */
const mostPeriods = 10_000;

/**
 * Counts cohorts of millions of customers as periods go by. Each customer has a number and is told once in every period
 * in which it was active, periods in ascending order; the first makes its cohort. Takes 4 bytes per number.
 */
export class CohortCount {
  /** By number of a customer: how many periods after `#start` it came first, and one more; 0 for who has not come. */
  readonly #came: Int32Array;
  readonly #start: number;
  /** By period since `#start`, then as `#came`: how many were active. */
  readonly #active: Int32Array[] = [];

  /**
   * @param customers the highest number, at most 2^30
   * @param start no period comes before it
   * @throws `number-out-of-range` for the number, `count-not-whole` for the period
   */
  constructor(customers: number, start: number) {
    this.#came = new Int32Array(inRange(customers, 0, 2 ** 30, 'customers') + 1);
    this.#start = whole(start);
  }

  /** @throws `number-out-of-range` for a number or period that was not foreseen, or 10,000 periods after the first */
  add(customer: number, period: number): void {
    const at = period - this.#start;
    let active = this.#active[at];
    if (active === undefined) {
      if (!Number.isInteger(at) || at < 0 || at >= mostPeriods)
        throw new MetricsError('number-out-of-range', `period ${period} from ${this.#start} on`);
      for (let next = this.#active.length; next <= at; next++) this.#active.push(new Int32Array(next + 2));
      active = this.#active[at] as Int32Array;
    }
    let came = this.#came[customer];
    if (came === undefined) throw new MetricsError('number-out-of-range', `customer ${customer}`);
    if (came === 0) {
      came = at + 1;
      this.#came[customer] = came;
    }
    active[came] = (active[came] as number) + 1;
  }

  /**
   * In order; periods in which nobody came new are left out. A row reaches to the last period with activity; what lies
   * after `through`, the last period observed in full, is null, not low.
   */
  cohorts(through: number = Infinity): readonly Cohort[] {
    const counts = this.#active;
    return counts.flatMap((came, at) => {
      const size = came[at + 1] as number;
      if (size === 0) return [];
      const period = this.#start + at;
      const active = counts
        .slice(at)
        .map((later, k) => (k > 0 && period + k > through ? null : (later[at + 1] as number)));
      return [{ period, size, active, retention: active.map((count) => count && count / size) }];
    });
  }
}

/**
 * Cohorts by first active period, in order; periods in which nobody came new are left out. A row reaches to the last
 * period with activity.
 *
 * @param through the last period observed in full, that of the last activity unless given
 * @returns customers and shares, 0..1, by periods since the first; null, not low, after `through`
 * @throws `count-not-whole` for a period that is not whole, `number-out-of-range` for more than 10,000 periods
 * @source Own definition: active k periods later, over the cohort
 */
export function cohortRetention(activities: Iterable<Activity>, through?: number): readonly Cohort[] {
  const customers = new Map<string, number>();
  const periods = new Map<number, Set<number>>();
  for (const { customer, period } of activities) {
    const number = customers.get(customer) ?? customers.size;
    customers.set(customer, number);
    const active = periods.get(whole(period)) ?? new Set<number>();
    periods.set(period, active.add(number));
  }
  const ascending = [...periods].toSorted(([a], [b]) => a - b);
  const count = new CohortCount(customers.size, ascending[0]?.[0] ?? 0);
  for (const [period, active] of ascending) for (const customer of active) count.add(customer, period);
  return count.cohorts(through === undefined ? undefined : whole(through));
}

function whole(period: number): number {
  if (!Number.isSafeInteger(period)) throw new MetricsError('count-not-whole', `period ${period}`);
  return period;
}
