import type { Department, IndicatorBody, Preview } from '@attune/contracts';
import type { Bucket } from '../../calendar/buckets.ts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';
import { asWritten } from '../indicators/figure-text.ts';
import { type Point, seriesOf } from '../indicators/series.ts';

type Previewed = Preview['rows'][number];
export type EffectFigure = Previewed['before'];

/** A department with what it reads now and what it would read. */
export interface EffectRow {
  key: string;
  names: Department['names'];
  /** The days both are of; empty where there is neither. */
  period: string;
  before: EffectFigure;
  after: EffectFigure;
  /** Nothing of it would count. */
  unbound: boolean;
  children: EffectRow[];
}

export function effectRows(departments: readonly Department[], { rows, unbound }: Preview): EffectRow[] {
  // Where a part of a formula changed within the days, the newest stands for them.
  const told = new Map(rows.map((row) => [row.department, row]));
  const rowOf = ({ key, names, children }: DepartmentNode): EffectRow => {
    const below = children.map(rowOf);
    return {
      key,
      names,
      period: told.get(key)?.period ?? '',
      before: told.get(key)?.before ?? null,
      after: told.get(key)?.after ?? null,
      // The API names departments without others below them.
      unbound: unbound.includes(key) || (below.length > 0 && below.every((row) => row.unbound)),
      children: below,
    };
  };
  return departmentTree(departments).map(rowOf);
}

/** One of the two courses by month. Both have the same points, also where a part of a formula has another version. */
export function effectPoints(preview: Preview, range: Bucket, side: 'before' | 'after'): Point[] {
  const rows = preview.rows.map(({ period, [side]: figure }) => ({
    period,
    version: 0,
    value: figure?.value ?? null,
    n: figure?.n ?? null,
    interval: figure?.interval ?? null,
    ...(figure?.reason == null ? {} : { reason: figure.reason }),
  }));
  return seriesOf({ rows, breaks: preview.breaks ?? [] }, range, 'month');
}

/**
 * By how much the new figure differs, null where there are not two: told beside both, it is the difference of the
 * figures as they are written. Where those are the same and the values are not, it stays as small as it is.
 */
export function differenceOf(
  { before, after }: Pick<EffectRow, 'before' | 'after'>,
  unit: IndicatorBody['unit'],
): number | null {
  if (before?.value == null || after?.value == null) return null;
  return asWritten(after.value, unit) - asWritten(before.value, unit) || after.value - before.value;
}
