import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** Features and what came of them. */
export interface LabelledRows {
  /** One row per customer, all with the same features. */
  readonly rows: readonly (readonly number[])[];
  /** Per row, whether it happened: the customer was lost. */
  readonly labels: readonly boolean[];
}

/** Throws `lengths-differ`, and `number-out-of-range` for a feature that is not finite. */
export function checkedRows(data: LabelledRows): LabelledRows {
  const features = data.rows[0]?.length ?? 0;
  if (data.rows.length !== data.labels.length)
    throw new MetricsError('lengths-differ', `${data.rows.length} rows, ${data.labels.length} labels`);
  for (const row of data.rows) {
    if (row.length !== features)
      throw new MetricsError('lengths-differ', `${row.length} features, ${features} expected`);
    for (const value of row) inRange(value, -Number.MAX_VALUE, Number.MAX_VALUE, 'feature');
  }
  return data;
}
