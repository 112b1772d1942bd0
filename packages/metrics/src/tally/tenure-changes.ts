import type { TallyAlgebra } from './algebra.ts';
import { type KeyedCounts, keyedCounts } from './keyed-counts.ts';
import { monthNumber } from './month.ts';
import type { Tenure } from './tenure.ts';

/** A tenure of some subject, a subscription say, began or ended. */
export interface TenureChange {
  /** Such as `2026-03`. */
  readonly month: string;
  readonly change: 'joined' | 'lost';
}

/** What is known of one subject: how often it joined and was lost, under keys such as `2026-03/joined`. */
export type TenureChanges = KeyedCounts<'tenure-changes'>;

/**
 * The algebra of changes of one subject: how often it joined and was lost in each month.
 *
 * @throws `month-invalid`
 * @source Own definition: changes counted by month, in any order of arrival
 */
export const tenureChanges: TallyAlgebra<TenureChanges, TenureChange> = keyedCounts(
  'tenure-changes',
  ({ month, change }) => {
    monthNumber(month);
    return [`${month}/${change}`];
  },
);

/**
 * The tenures of one subject. Its months are gone through in order: whoever is not there joins, whoever is there is
 * lost, in turn, for as long as the month has such a change left. What is left over counts nowhere: joining while
 * there already, a loss of what is not there. So a loss ends the tenure that was open before it or was opened in the
 * same month, and whoever is lost and joins in one month has come back.
 *
 * Within a month the order is not known; this is the one in which most changes take effect. A count below zero, of
 * what was taken back before it came, is none.
 *
 * @returns tenures in order, none overlapping; only the last one may last
 * @source Own definition: the alternation of joining and losing in which most changes take effect
 */
export function tenuresOf({ counts }: Pick<TenureChanges, 'counts'>): readonly Tenure[] {
  const months = new Set(Object.keys(counts).map((key) => key.slice(0, key.indexOf('/'))));
  const tenures: Tenure[] = [];
  let joined: string | null = null;
  for (const month of [...months].toSorted()) {
    let joins = counts[`${month}/joined`] ?? 0;
    let losses = counts[`${month}/lost`] ?? 0;
    while (joined === null ? joins > 0 : losses > 0) {
      if (joined === null) {
        joins -= 1;
        joined = month;
      } else {
        losses -= 1;
        tenures.push({ joined, lost: month });
        joined = null;
      }
    }
  }
  if (joined !== null) tenures.push({ joined, lost: null });
  return tenures;
}
