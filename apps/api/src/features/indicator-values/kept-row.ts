import type { Dimension, ValueRow } from '@attune/contracts';
import type { Cut } from '../measures/cuts.ts';

/** A row of `indicator_value`, less what it shares with all rows of the same question. */
export interface KeptRow {
  version: number;
  period_from: string;
  period_to: string;
  department_id: number;
  key: string;
  currency: string;
  measure: string;
  item_group: string;
  value: number | null;
  n: number | null;
  interval_low: number | null;
  interval_high: number | null;
  interval_level: number | null;
  interval_method: string | null;
  interval_reason: string | null;
  excluded: Readonly<Record<string, number>>;
  reason: string | null;
}

export function keptRow(
  row: ValueRow,
  of: { cut: Cut; idOf: (department: string) => number | undefined },
): KeptRow {
  const [from = '', to = ''] = row.period.split('/');
  const [dimension] = of.cut.dimensions as readonly Dimension[];
  const department = of.idOf(row.department ?? '');
  if (department === undefined)
    throw new Error(`A figure is of the department ${row.department}, which is not there.`);
  return {
    version: row.version,
    period_from: from,
    period_to: to,
    department_id: department,
    key: (dimension && row[dimension]) ?? '',
    currency: row.currency ?? '',
    measure: row.measure ?? '',
    item_group: row.itemGroup ?? '',
    value: row.value,
    n: row.n,
    interval_low: row.interval?.low ?? null,
    interval_high: row.interval?.high ?? null,
    interval_level: row.interval?.level ?? null,
    interval_method: row.interval?.method ?? null,
    interval_reason: row.intervalReason ?? null,
    excluded: row.excluded,
    reason: row.reason ?? null,
  };
}
