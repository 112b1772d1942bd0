import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { monthNumber } from './month.ts';
import { negated, withCounts } from './whole.ts';

/** One time as a customer: from joining to leaving. Whoever comes back opens a new tenure. */
export interface Tenure {
  /** Month such as `2026-03`. */
  readonly joined: string;
  /** Null while it lasts. */
  readonly lost: string | null;
}

/** Tenures by month joined and month lost. */
export interface TenureTally {
  readonly kind: 'tenure';
  /** Tenures in all, lasting or ended. */
  readonly n: number;
  /** By ISO 8601 interval: `2026-01/2026-03`, and `2026-01/..` of those that last; counts of 0 are absent. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The algebra of tenures. A loss is `remove` of the tenure that lasts and `add` of the one that ended.
 * Throws `month-invalid`, and `inconsistent` for a tenure lost before it was joined.
 */
export const tenureTally: TallyAlgebra<TenureTally, Tenure> = {
  empty: () => counted(0, {}),
  add: (tally, tenure) => changed(tally, [tenure], 1),
  addAll: (tally, tenures) => changed(tally, tenures, 1),
  remove: (tally, tenure) => changed(tally, [tenure], -1),
  merge: (a, b) => counted(a.n + b.n, withCounts(a.counts, Object.entries(b.counts))),
  negate: (tally) =>
    counted(
      negated(tally.n),
      withCounts(
        {},
        Object.entries(tally.counts).map(([key, count]): [string, number] => [key, -count]),
      ),
    ),
  equals: (a, b) =>
    a.n === b.n &&
    Object.keys(a.counts).length === Object.keys(b.counts).length &&
    Object.entries(a.counts).every(([key, count]) => b.counts[key] === count),
};

const lasting = '..';

function changed(tally: TenureTally, tenures: Iterable<Tenure>, by: 1 | -1): TenureTally {
  let n = tally.n;
  const changes: [string, number][] = [];
  for (const { joined, lost } of tenures) {
    const start = monthNumber(joined);
    if (lost !== null && monthNumber(lost) < start)
      throw new MetricsError('inconsistent', `joined ${joined}, lost ${lost}`);
    changes.push([`${joined}/${lost ?? lasting}`, by]);
    n += by;
  }
  return counted(n, withCounts(tally.counts, changes));
}

function counted(n: number, counts: Readonly<Record<string, number>>): TenureTally {
  return { kind: 'tenure', n, counts };
}

/** Tenures of the same two months, as month numbers; `lost` is infinite while they last. */
export interface TenureCount {
  readonly joined: number;
  readonly lost: number;
  readonly count: number;
}

/** Throws `inconsistent` while a count is below zero: a removal waits for what it removes. */
export function tenureCounts(tally: TenureTally): readonly TenureCount[] {
  return Object.entries(tally.counts).map(([key, count]) => {
    if (count < 0) throw new MetricsError('inconsistent', `${count} tenures ${key}`);
    const [joined = '', lost = ''] = key.split('/');
    return { joined: monthNumber(joined), lost: lost === lasting ? Infinity : monthNumber(lost), count };
  });
}
