import { type Column, column } from './column.ts';

/** What the weights of a weighted figure are like; empty where no weighting was asked for. */
export const weightedColumns: readonly Column[] = [
  column(
    'weighting',
    { type: 'text' },
    {
      heading: ['Weighting', '加权方案'],
      meaning: ['Key of the weighting of value and interval.', '数值与区间所用加权方案的键。'],
    },
    ({ asked }) => asked.weighting,
  ),
  column(
    'unweighted_value',
    { type: 'number', unit: 'indicator' },
    {
      heading: ['Unweighted value', '未加权数值'],
      meaning: ['The value without weights.', '未加权的数值。'],
    },
    ({ figure }) => figure.weighted?.unweighted.value,
  ),
  column(
    'unweighted_n',
    { type: 'integer', unit: 'count' },
    {
      heading: ['Unweighted n', '未加权 n'],
      meaning: ['Answers behind the unweighted value.', '未加权数值所含的答案数。'],
    },
    ({ figure }) => figure.weighted?.unweighted.n,
  ),
  column(
    'effective_n',
    { type: 'number', unit: 'count' },
    {
      heading: ['Effective n', '有效样本量'],
      meaning: ['As many answers of equal weight say as much.', '同等权重下信息量相当的答案数。'],
    },
    ({ figure }) => figure.weighted?.effectiveN,
  ),
  column(
    'design_effect',
    { type: 'number' },
    {
      heading: ['Design effect', '设计效应'],
      meaning: ['n Σw² / (Σw)²: 1 where all weigh the same.', 'n Σw² / (Σw)²：权重全相同时为 1。'],
    },
    ({ figure }) => figure.weighted?.designEffect,
  ),
];
