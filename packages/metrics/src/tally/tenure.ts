import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import { type KeyedCounts, keyedCounts } from './keyed-counts.ts';
import { monthNumber } from './month.ts';

/** One time as a customer: from joining to leaving. Whoever comes back opens a new tenure. */
export interface Tenure {
  /** Month such as `2026-03`. */
  readonly joined: string;
  /** Null while it lasts. */
  readonly lost: string | null;
}

/**
 * Tenures, lasting or ended, by month joined and month lost: keys are ISO 8601 intervals, `2026-01/2026-03`, and
 * `2026-01/..` of those that last.
 */
export type TenureTally = KeyedCounts<'tenure'>;

/**
 * The algebra of tenures. A loss is `remove` of the tenure that lasts and `add` of the one that ended.
 *
 * @throws `month-invalid`; `inconsistent` for a tenure lost before it was joined
 * @source Own definition: tenures counted by month joined and month lost
 */
export const tenureTally: TallyAlgebra<TenureTally, Tenure> = keyedCounts('tenure', monthsOf);

const lasting = '..';

function monthsOf({ joined, lost }: Tenure): string[] {
  const start = monthNumber(joined);
  if (lost !== null && monthNumber(lost) < start)
    throw new MetricsError('inconsistent', `joined ${joined}, lost ${lost}`);
  return [`${joined}/${lost ?? lasting}`];
}

/** Tenures of the same two months, as month numbers; `lost` is infinite while they last. */
export interface TenureCount {
  readonly joined: number;
  readonly lost: number;
  readonly count: number;
}

/**
 * The tenures of a tally, by the two months they have in common.
 *
 * @returns counts of at least 0, months as months since year 0; `lost` is infinite while they last
 * @throws `inconsistent` while a count is below zero: a removal waits for what it removes
 * @source Own definition: see `tenureTally`
 */
export function tenureCounts(tally: TenureTally): readonly TenureCount[] {
  return Object.entries(tally.counts).map(([key, count]) => {
    if (count < 0) throw new MetricsError('inconsistent', `${count} tenures ${key}`);
    const [joined = '', lost = ''] = key.split('/');
    return { joined: monthNumber(joined), lost: lost === lasting ? Infinity : monthNumber(lost), count };
  });
}
