import type { Coverage, Department } from '@attune/contracts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';

export type CoverageState = Coverage['departments'][number]['state'];
export const coverageStates: readonly CoverageState[] = ['covered', 'partial', 'silent', 'unbound'];

type Told = Coverage['departments'][number];

/** A department with what feeds it; one with others below it has theirs counted by state. */
export interface CoverageRow {
  key: string;
  names: Department['names'];
  /** Null where there are others below. */
  told: Told | null;
  counts: Readonly<Record<CoverageState, number>>;
  children: CoverageRow[];
}

const none = (): Record<CoverageState, number> => ({ covered: 0, partial: 0, silent: 0, unbound: 0 });

export function coverageRows(departments: readonly Department[], coverage: Coverage): CoverageRow[] {
  const told = new Map(coverage.departments.map((one) => [one.department, one]));
  const rowOf = ({ key, names, children }: DepartmentNode): CoverageRow => {
    const below = children.map(rowOf);
    const own = told.get(key) ?? null;
    const counts = none();
    if (own) counts[own.state] += 1;
    for (const child of below) for (const state of coverageStates) counts[state] += child.counts[state];
    return { key, names, told: own, counts, children: below };
  };
  return departmentTree(departments).map(rowOf);
}

export const totalOf = (counts: CoverageRow['counts']): number =>
  coverageStates.reduce((sum, state) => sum + counts[state], 0);
