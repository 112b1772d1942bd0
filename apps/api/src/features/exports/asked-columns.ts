import { type Column, column, text } from './column.ts';

/** What was asked for: the same in every row of an indicator. */
export const askedColumns: readonly Column[] = [
  column(
    'indicator',
    text,
    { heading: ['Indicator', '指标'], meaning: ['Key of the indicator.', '指标的键。'] },
    ({ indicator }) => indicator,
  ),
  column(
    'unit',
    text,
    {
      heading: ['Unit', '单位'],
      meaning: ['Of value, interval and change; see units.', '数值、区间与变化的单位，见“单位”。'],
    },
    ({ unit }) => unit,
  ),
  column(
    'grain',
    text,
    { heading: ['Grain', '粒度'], meaning: ['How the range was divided.', '时间范围的划分方式。'] },
    ({ asked }) => asked.grain,
  ),
  column(
    'condition',
    text,
    {
      heading: ['Condition', '条件'],
      meaning: [
        'Only facts with these dimension values are counted; empty where all are.',
        '仅统计符合该条件的数据；为空则全部统计。',
      ],
    },
    ({ asked }) => asked.where,
  ),
];
