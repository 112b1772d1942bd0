import type { PeopleTally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import { readPeople } from '../customer-activity/read-people.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { addDays } from '../measures/local-day.ts';
import { type Period } from './periods.ts';
import type { ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import { rowName, type Target } from './roll-up.ts';

export interface PeopleRowsQuestion {
  generation: number;
  /** What people are counted by; those that add up are their amounts as well. */
  measures: readonly KnownMeasure[];
  periods: readonly Period[];
  targets: readonly Target[];
}

/**
 * People by period and target. Nothing is rolled up: whoever is in two departments is one person above them, so each
 * row is counted by itself, by the tree then in force.
 */
export async function readPeopleRows(
  tx: PoolClient,
  question: PeopleRowsQuestion,
  tree: DepartmentTree,
): Promise<Map<string, PeopleTally>> {
  const { measures, periods, targets } = question;
  const rows = periods.flatMap((period, at) => {
    const stretches = stretchesOf(period, tree);
    return targets.map(({ roots }, target) => ({
      name: rowName(at, target, '', ''),
      figure: stretches.map(({ from, to }) => ({ from, to, departments: membersOn(from, roots, tree) })),
    }));
  });
  const tallies = await readPeople(tx, {
    generation: question.generation,
    events: measures.map(({ id }) => id),
    amounts: measures.filter(({ kind }) => kind === 'sum').map(({ id }) => id),
    figures: rows.map(({ figure }) => figure),
  });
  const found = rows.map(({ name }, i) => [name, tallies[i] as PeopleTally] as const);
  return new Map(found.filter(([, { n, anonymous }]) => n > 0 || anonymous > 0));
}

/** A period, cut where departments moved. */
function stretchesOf(period: Period, tree: DepartmentTree): Period[] {
  const starts = [period.from, ...tree.changeDays(period.from, period.to)];
  return starts.map((from, i) => {
    const next = starts[i + 1];
    return { from, to: next === undefined ? period.to : addDays(next, -1) };
  });
}

function membersOn(day: string, roots: readonly number[], tree: DepartmentTree): ReadonlySet<number> {
  const then = tree.treeOn(day);
  return new Set(roots.flatMap((root) => (then.has(root) ? then.subtree(root) : [root])));
}

export const readsPeople = ({ inputs }: IndicatorDescription): boolean =>
  Object.values(inputs).some(({ kind }) => kind === 'people');

/** Of what is kept by department only. Throws `cut-not-kept`. */
export function refuseOtherCuts({ by, filters }: Pick<ValuesPlan, 'by' | 'filters'>): void {
  const asked = [...new Set([...by, ...Object.keys(filters)])];
  if (asked.length === 0) return;
  throw indicatorProblem('cut-not-kept', {
    field: by.length > 0 ? 'by' : 'where',
    subject: asked.join(', '),
    detail: `People and tenures are not kept by ${asked.join(' and ')}. The nearest kept cut is department.`,
  });
}
