import type { Department, Preview } from '@attune/contracts';
import { type Bucket, bucketsOf } from '../../calendar/buckets.ts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';
import type { Point } from '../indicators/series.ts';

type Previewed = Preview['rows'][number];
export type EffectFigure = Previewed['before'];

/** A department with what it reads now and what it would read. */
export interface EffectRow {
  key: string;
  names: Department['names'];
  before: EffectFigure;
  after: EffectFigure;
  /** Nothing of it would count. */
  unbound: boolean;
  children: EffectRow[];
}

export function effectRows(departments: readonly Department[], { rows, unbound }: Preview): EffectRow[] {
  const told = new Map(rows.map((row) => [row.department, row]));
  const rowOf = ({ key, names, children }: DepartmentNode): EffectRow => ({
    key,
    names,
    before: told.get(key)?.before ?? null,
    after: told.get(key)?.after ?? null,
    unbound: unbound.includes(key),
    children: children.map(rowOf),
  });
  return departmentTree(departments).map(rowOf);
}

/** One of the two courses by month, with a gap where it has no figure. */
export function effectPoints(preview: Preview, range: Bucket, side: 'before' | 'after'): Point[] {
  return bucketsOf(range.from, range.to, 'month').map((bucket) => {
    const row = preview.rows.find(({ period }) => period.slice(0, 7) === bucket.from.slice(0, 7));
    const figure = row?.[side] ?? null;
    return {
      ...bucket,
      value: figure?.value ?? null,
      n: figure?.n ?? 0,
      low: figure?.interval?.low ?? null,
      high: figure?.interval?.high ?? null,
      version: null,
      anew: false,
    };
  });
}

/** By how much the new figure differs; null where there are not two. */
export const differenceOf = ({ before, after }: Pick<EffectRow, 'before' | 'after'>): number | null =>
  before?.value == null || after?.value == null ? null : after.value - before.value;
