import type { ValueRow } from '@attune/contracts';
import { askedColumns } from './asked-columns.ts';
import { type Column, column, text } from './column.ts';
import {
  changeColumns,
  excludedColumns,
  intervalColumns,
  intervalReasonColumns,
  nColumns,
  reasonColumns,
  valueColumns,
} from './figure-columns.ts';
import { periodColumns } from './period-columns.ts';
import { departmentColumns, dimensionColumn } from './place-columns.ts';
import { weightedColumns } from './weighted-columns.ts';

/**
 * Which columns tell what a figure says over REST. Each of its fields is named here: one that is added to the contract
 * does not compile until it is known what becomes of it in a file.
 */
const ofField: { readonly [Field in keyof Required<ValueRow>]: readonly Column[] } = {
  period: periodColumns,
  version: [
    column(
      'version',
      { type: 'integer' },
      {
        heading: ['Version', '版本'],
        meaning: ['Version of its definition that was read.', '读取时所用的指标定义版本。'],
      },
      ({ figure }) => figure.version,
    ),
  ],
  department: departmentColumns,
  channel: [dimensionColumn('channel')],
  touchpoint: [dimensionColumn('touchpoint')],
  segment: [dimensionColumn('segment')],
  product: [dimensionColumn('product')],
  region: [dimensionColumn('region')],
  agent: [dimensionColumn('agent')],
  currency: [
    column(
      'currency',
      text,
      {
        heading: ['Currency', '币种'],
        meaning: ['ISO 4217, where the indicator reads money.', 'ISO 4217 币种，指标读取金额时有值。'],
      },
      ({ figure }) => figure.currency,
    ),
  ],
  measure: [
    column(
      'measure',
      text,
      {
        heading: ['Derived measure', '派生度量'],
        meaning: ['Its key, where the indicator reads one.', '派生度量的键，指标读取它时有值。'],
      },
      ({ figure }) => figure.measure,
    ),
  ],
  itemGroup: [
    column(
      'item_group',
      text,
      {
        heading: ['Item group', '题组'],
        meaning: ['Survey#group, where the indicator reads one.', '问卷#题组，指标读取它时有值。'],
      },
      ({ figure }) => figure.itemGroup,
    ),
  ],
  value: valueColumns,
  n: nColumns,
  interval: intervalColumns,
  intervalReason: intervalReasonColumns,
  excluded: excludedColumns,
  change: changeColumns,
  weighted: weightedColumns,
  warnings: [
    column(
      'warnings',
      { type: 'json' },
      {
        heading: ['Warnings', '警告'],
        meaning: ['Codes of reasons to doubt a weighted figure.', '对加权数值存疑的原因代码。'],
      },
      ({ figure }) => figure.warnings?.map(({ code }) => code),
    ),
  ],
  reason: reasonColumns,
  receipt: [
    column(
      'receipt',
      text,
      {
        heading: ['Receipt', '口径凭证'],
        meaning: [
          'How the figure came about: GET /v1/receipts/{receipt} explains and recounts it.',
          '数值的来历：GET /v1/receipts/{receipt} 可解释并重新计数。',
        ],
      },
      ({ figure }) => figure.receipt,
    ),
  ],
};

/** The columns of every export, in order. */
export const columns: readonly Column[] = [...askedColumns, ...Object.values(ofField).flat()];
