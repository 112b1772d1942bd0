import { type Column, column } from './column.ts';
import type { ExportRow } from './export-row.ts';

const day = { type: 'day' } as const;

const part = (of: ExportRow, at: 0 | 1) => of.figure.period.split('/')[at];

export const periodColumns: readonly Column[] = [
  column(
    'period_from',
    day,
    { heading: ['From', '起始日'], meaning: ['First day of the period.', '时段的第一天。'] },
    (row) => part(row, 0),
  ),
  column(
    'period_to',
    day,
    { heading: ['To', '截止日'], meaning: ['Last day of the period.', '时段的最后一天。'] },
    (row) => part(row, 1),
  ),
];
