import { type Tally, type TallyAlgebra, tallyKind } from '@attune/metrics';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { addDays } from '../measures/local-day.ts';
import type { Period } from './periods.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { SlotTally } from './tally-reader.ts';

/** A slot of rows to read: a piece of a period during which the tree of departments stayed the same. */
export interface Slot {
  period: number;
  /** A day on which the tree in force during the slot can be looked up. */
  day: string;
  segments: readonly Segment[];
}

/** Cuts periods where departments moved: a parent is the sum of its subtree in the tree then in force. */
export function slotsOf(periods: readonly Period[], tree: DepartmentTree, closedBefore: string): Slot[] {
  return periods.flatMap((period, at) => {
    const starts = [period.from, ...tree.changeDays(period.from, period.to)];
    return starts.map((from, i) => {
      const next = starts[i + 1];
      const to = next === undefined ? period.to : addDays(next, -1);
      return { period: at, day: from, segments: segmentsOf({ from, to }, closedBefore) };
    });
  });
}

/** Who a row of figures is about: a department's subtree, or several where somebody sees several. */
export interface Target {
  roots: readonly number[];
}

export const rowName = (period: number, target: number, key1: string, key2: string) =>
  `${period}\u0000${target}\u0000${key1}\u0000${key2}`;

/** The row that an answered one is compared with; undefined of a row that is only there to be compared with. */
export function rowBefore(name: string, periods: number): string | undefined {
  const at = name.indexOf('\u0000');
  const period = Number(name.slice(0, at));
  return period < periods ? `${periods + period}${name.slice(at)}` : undefined;
}

/** Adds up slots by period and target. The tallies are of one kind and, for scores, one scale. */
export function rollUp(
  tallies: readonly SlotTally[],
  slots: readonly Slot[],
  tree: DepartmentTree,
  targets: readonly Target[],
): Map<string, Tally> {
  const rows = new Map<string, Tally>();
  const [first] = tallies;
  if (!first) return rows;
  const { merge } = tallyKind(first.tally) as TallyAlgebra<Tally, never>;
  const membersOn = membership(tree, targets);
  const members = slots.map(({ day }) => membersOn(day));
  for (const { slot, departmentId, key1, key2, tally } of tallies) {
    const { period } = slots[slot] as Slot;
    for (const target of members[slot]?.get(departmentId) ?? []) {
      const name = rowName(period, target, key1, key2);
      const present = rows.get(name);
      rows.set(name, present ? merge(present, tally) : tally);
    }
  }
  return rows;
}

/** Per day, which targets each department counts for. */
export function membership(tree: DepartmentTree, targets: readonly Target[]) {
  const known = new Map<object, ReadonlyMap<number, readonly number[]>>();
  return (day: string) => {
    const dayTree = tree.treeOn(day);
    let members = known.get(dayTree);
    if (!members) {
      const made = new Map<number, number[]>();
      targets.forEach(({ roots }, at) => {
        const inside = new Set(roots.flatMap((root) => (dayTree.has(root) ? dayTree.subtree(root) : [root])));
        for (const id of inside) {
          const some = made.get(id);
          if (some) some.push(at);
          else made.set(id, [at]);
        }
      });
      members = made;
      known.set(dayTree, members);
    }
    return members;
  };
}
