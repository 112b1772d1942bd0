import { sumMean, sumMeanChange } from '@attune/metrics';
import { defineIndicator, moneyInput } from '@attune/plugin-sdk';

export const averageOrderValue = defineIndicator({
  key: 'average-order-value',
  version: 1,
  names: { en: 'Average order value', zh: '平均客单价' },
  explanations: {
    en: 'The mean amount of the orders placed, per currency.',
    zh: '下单金额的平均值，按币种分别计算。',
  },
  unit: 'money',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { ordered: moneyInput({ event: 'order.placed', field: 'amount' }) },
  read: ({ ordered }, options) => sumMean(ordered, options),
  compare: (before, after, options) => sumMeanChange(before.ordered, after.ordered, options),
  explain: ({ ordered }) => ({ numeratorAmount: Number(ordered.sum), denominator: ordered.n }),
});
