import type { Indicator, ValueRow } from '@attune/contracts';

/**
 * A quantity may only be compared with a period that was recorded whole: three weeks of answers are fewer than
 * eighteen months of them, and that says nothing. Means, shares and scores compare all the same.
 */
export function fairChange<Row extends Pick<ValueRow, 'change'>>(
  row: Row,
  unit: Indicator['unit'],
  previousIsWhole: boolean,
): Row {
  const quantity = unit === 'count' || unit === 'money';
  return quantity && !previousIsWhole && row.change ? { ...row, change: null } : row;
}
