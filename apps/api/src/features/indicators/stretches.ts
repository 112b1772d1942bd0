import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { addDays } from '../measures/local-day.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { periodOf } from './periods.ts';
import { readsTenures } from './tenure-rows.ts';

export type Stretch = RecountQuestion['stretches'][number];

interface Stretched {
  period: string;
  /** Whose subtrees are counted. */
  roots: readonly number[];
  /** By today's access. */
  visible: ReadonlySet<number>;
}

/** The departments counted, day stretch by day stretch, by the tree then in force. */
export function stretchesOf({ period: text, roots, visible }: Stretched, tree: DepartmentTree): Stretch[] {
  const period = periodOf(text);
  const starts = [period.from, ...tree.changeDays(period.from, period.to)];
  return starts.map((from, i) => {
    const next = starts[i + 1];
    const day = tree.treeOn(from);
    const departments = roots
      .flatMap((root) => (day.has(root) ? day.subtree(root) : [root]))
      .filter((id) => visible.has(id));
    return {
      from,
      to: next === undefined ? period.to : addDays(next, -1),
      departments: [...new Set(departments)],
    };
  });
}

/** Tenures are of the departments that were there on the first day, to the last. */
export function stretchesFor(
  indicator: IndicatorDescription,
  stretches: readonly Stretch[],
): readonly Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  return readsTenures(indicator) && first && last ? [{ ...first, to: last.to }] : stretches;
}
