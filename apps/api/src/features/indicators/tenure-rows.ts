import { type MovementTally, movementTally, movements, tenureMovement } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { readTenures } from '../tenures/read-tenures.ts';
import { isWholeMonths, type Period, sameMonthsBefore } from './periods.ts';
import type { ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import { membership, rowName, type Target } from './roll-up.ts';

interface TenureRowsQuestion {
  generation: number;
  /** Whole months. */
  periods: readonly Period[];
  targets: readonly Target[];
}

/**
 * What became of tenures, by period and target. A parent has those of the departments that were below it when the
 * period began, to its end: a department that moves within it would else bring in customers who never joined.
 */
export async function readTenureRows(
  tx: PoolClient,
  { generation, periods, targets }: TenureRowsQuestion,
  tree: DepartmentTree,
): Promise<Map<string, MovementTally>> {
  const rows = new Map<string, MovementTally>();
  const ends = periods.flatMap(({ from, to }) => [from, to]).toSorted();
  const [from, to] = [ends[0], ends.at(-1)];
  if (from === undefined || to === undefined) return rows;
  const departments = await readTenures(tx, { generation, from, to });
  const membersOn = membership(tree, targets);
  for (const [at, period] of periods.entries()) {
    const members = membersOn(period.from);
    for (const [departmentId, tenures] of departments) {
      const moved = tenureMovement(tenures, monthsOf(period));
      if (movements.every((movement) => moved.counts[movement] === 0)) continue;
      for (const target of members.get(departmentId) ?? []) {
        const name = rowName(at, target, '', '');
        rows.set(name, movementTally.merge(rows.get(name) ?? movementTally.empty(), moved));
      }
    }
  }
  return rows;
}

export const monthsOf = ({ from, to }: Period) => ({ from: from.slice(0, 7), to: to.slice(0, 7) });

export const readsTenures = ({ inputs }: IndicatorDescription): boolean =>
  Object.values(inputs).some(({ kind }) => kind === 'movement');

/** Of tenures only months are known; a period is compared with as many months before it. Throws `period-not-whole-months`. */
export function inWholeMonths(plan: ValuesPlan): ValuesPlan {
  if (plan.grain === 'day' || plan.grain === 'week')
    throw indicatorProblem('period-not-whole-months', { field: 'grain' });
  const ragged = plan.periods.find((period) => !isWholeMonths(period));
  if (ragged)
    throw indicatorProblem('period-not-whole-months', { field: ragged.from.endsWith('-01') ? 'to' : 'from' });
  return { ...plan, previous: plan.previous.length === 0 ? [] : plan.periods.map(sameMonthsBefore) };
}
