import type { TallyAlgebra } from './algebra.ts';
import { type KeyedCounts, keyedCounts } from './keyed-counts.ts';
import { monthNumber } from './month.ts';
import type { Tenure } from './tenure.ts';

/** A tenure of some subject, a subscription say, began in a department, or ended, wherever that was told. */
export type TenureChange =
  | {
      /** Such as `2026-03`. */
      readonly month: string;
      readonly change: 'joined';
      /** Its id. */
      readonly department: number;
    }
  | { readonly month: string; readonly change: 'lost' };

/**
 * What is known of one subject: how often it joined, by month and department, and was lost, by month, under keys such
 * as `2026-03/joined/2` and `2026-05/lost`.
 */
export type TenureChanges = KeyedCounts<'tenure-changes'>;

/**
 * The algebra of changes of one subject: how often it joined, in each month and department, and was lost, in each
 * month.
 *
 * @throws `month-invalid`
 * @source Own definition: changes counted by month, in any order of arrival
 */
export const tenureChanges: TallyAlgebra<TenureChanges, TenureChange> = keyedCounts(
  'tenure-changes',
  (told) => {
    monthNumber(told.month);
    return [told.change === 'joined' ? `${told.month}/joined/${told.department}` : `${told.month}/lost`];
  },
);

/** A tenure, and the id of the department in which it counts: that of the start that opened it. */
export interface TenureOfDepartment extends Tenure {
  readonly department: number;
}

/**
 * The tenures of one subject, which is one across departments. Its months are gone through in order: whoever is not
 * there joins, whoever is there is lost, in turn, for as long as the month has such a change left. What is left over
 * counts nowhere: joining while there already, in whatever department, and a loss of what is not there. So a loss ends
 * the tenure that was open before it or was opened in the same month, and whoever is lost and joins in one month has
 * come back. A tenure counts in the department of the start that opened it, wherever it was lost.
 *
 * Within a month the order is not known; this is the one in which most changes take effect, and in which the starts of
 * several departments come by the departments' ids, the smallest first. A count below zero, of what was taken back
 * before it came, is none; a start below zero is one less in its month, of whichever department.
 *
 * @returns tenures in order, none overlapping; only the last one may last. Without their departments they are those of
 *   the same changes in one department
 * @source Own definition: the alternation of joining and losing in which most changes take effect
 */
export function tenuresOf({ counts }: Pick<TenureChanges, 'counts'>): readonly TenureOfDepartment[] {
  const tenures: TenureOfDepartment[] = [];
  let open: { joined: string; department: number } | null = null;
  for (const [month, told] of monthsOf(counts)) {
    const starts = startsOf(told);
    let losses = told.losses;
    for (;;) {
      if (open === null) {
        const { value: department } = starts.next();
        if (department === undefined) break;
        open = { joined: month, department };
      } else {
        if (losses <= 0) break;
        losses -= 1;
        tenures.push({ ...open, lost: month });
        open = null;
      }
    }
  }
  if (open !== null) tenures.push({ ...open, lost: null });
  return tenures;
}

interface ToldOfMonth {
  /** By department. */
  starts: [department: number, count: number][];
  losses: number;
}

/** What is known of each month, in order. */
function monthsOf(counts: TenureChanges['counts']): (readonly [month: string, told: ToldOfMonth])[] {
  const months = new Map<string, ToldOfMonth>();
  for (const [key, count] of Object.entries(counts)) {
    const [month = '', , department] = key.split('/');
    const told = months.get(month) ?? { starts: [], losses: 0 };
    months.set(month, told);
    if (department === undefined) told.losses += count;
    else told.starts.push([Number(department), count]);
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The departments of a month's starts, one for each start, in the order of their ids. */
function* startsOf({ starts }: ToldOfMonth): Generator<number, undefined> {
  let left = starts.reduce((sum, [, count]) => sum + count, 0);
  for (const [department, count] of starts.toSorted(([a], [b]) => a - b))
    for (let nth = 0; nth < count && left > 0; nth++, left--) yield department;
}
