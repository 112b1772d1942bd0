import { type Scale, scoreTally, type ScoreTally } from '@attune/metrics';
import { DepartmentTree } from '../../src/features/departments/department-tree.ts';
import { periodsOf } from '../../src/features/indicators/periods.ts';
import { rollUp, rowName, slotsOf } from '../../src/features/indicators/roll-up.ts';
import type { SlotTally } from '../../src/features/indicators/tally-reader.ts';
import { addDays } from '../../src/features/measures/local-day.ts';
import { departmentsOf, type Placement, type Question } from './reading.ts';

/** What the tally tables hold of a department's own, from one day to another. */
export type CellReader = (department: string, from: string, to: string) => ScoreTally;

/** Periods, slots and sums as the product makes them, over cells that come from the oracle. */
export function readThroughProduct(
  placements: readonly Placement[],
  question: Pick<Question, 'from' | 'to' | 'grain' | 'department'>,
  scale: Scale,
  cells: CellReader,
): { from: string; to: string; tally: ScoreTally }[] {
  const departments = departmentsOf(placements);
  const idOf = (department: string) => departments.indexOf(department) + 1;
  const tree = new DepartmentTree(
    departments.map((key) => ({ id: idOf(key), key, names: { en: key, zh: key } })),
    placements.map(({ department, parent, from, to }) => ({
      departmentId: idOf(department),
      parentId: parent === null ? null : idOf(parent),
      fromDay: from === '0000-01-01' ? '-infinity' : from,
      toDay: to ?? 'infinity',
    })),
  );
  const periods = periodsOf(question, question.grain);
  const slots = slotsOf(periods, tree, '2100-01-01');
  const algebra = scoreTally(scale);
  const tallies = slots.flatMap(({ segments }, slot) =>
    departments.map((department): SlotTally => {
      const tally = segments.reduce((total, { sign, grain, from, to }) => {
        const read = cells(department, from, lastDay[grain](to));
        return algebra.merge(total, sign === 1 ? read : algebra.negate(read));
      }, algebra.empty());
      return { slot, departmentId: idOf(department), key1: '', key2: '', key3: '', tally };
    }),
  );
  const rows = rollUp(tallies, slots, tree, [{ roots: [idOf(question.department)] }]);
  return periods.map(({ from, to }, at) => ({
    from,
    to,
    tally: (rows.get(rowName(at, 0, '', '')) ?? algebra.empty()) as ScoreTally,
  }));
}

const lastDay = {
  day: (day: string) => day,
  pentad: (day: string) => (day.endsWith('26') ? lastOfMonths(day, 1) : addDays(day, 4)),
  dekad: (day: string) => (day.endsWith('21') ? lastOfMonths(day, 1) : addDays(day, 9)),
  month: (day: string) => lastOfMonths(day, 1),
  quarter: (day: string) => lastOfMonths(day, 3),
};

/** Of so many months, the first of which a day is in. */
function lastOfMonths(day: string, months: number): string {
  const [year, nth] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, nth - 1 + months, 0)).toISOString().slice(0, 10);
}
