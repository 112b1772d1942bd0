import { monthNumber } from '../tally/month.ts';
import type { TenureTally } from '../tally/tenure.ts';
import { tenureCounts } from '../tally/tenure.ts';
import type { SurvivalCount } from './survival-counts.ts';
import { mergedCounts } from './survival-counts.ts';

/**
 * How many months tenures lasted, as known at the end of a month: 0 for one lost in the month it was joined; one
 * that lasts is censored. What `kaplanMeier` and `logRank` read.
 *
 * @param asOf month such as `2026-03`
 * @returns counts, >= 0, by months
 * @throws `month-invalid`, `inconsistent` while a removal waits for what it removes
 * @source Own definition: month lost less month joined
 */
export function tenureLifetimes(tally: TenureTally, asOf: string): readonly SurvivalCount[] {
  const at = monthNumber(asOf);
  return mergedCounts(
    tenureCounts(tally)
      .filter(({ joined }) => joined <= at)
      .map(({ joined, lost, count }) =>
        lost <= at
          ? { time: lost - joined, events: count, censored: 0, entered: 0 }
          : { time: at - joined, events: 0, censored: count, entered: 0 },
      ),
  );
}
