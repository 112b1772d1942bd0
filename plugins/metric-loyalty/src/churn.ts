import { churnRate, churnRateChange } from '@attune/metrics';
import { defineIndicator, tenureInput } from '@attune/plugin-sdk';

export const churn = defineIndicator({
  key: 'churn',
  version: 1,
  names: { en: 'Churn', zh: '流失率' },
  explanations: {
    en: 'Subscriptions that ran when the period began and were cancelled in it, as a share of those that ran when it began: 1 − retention. A loss counts in the department where the subscription was started, wherever it was cancelled. Whole months only.',
    zh: '期初有效、期内取消的订阅，占期初有效订阅的比例，即 1 − 留存率。流失计入订阅的开通部门，与在哪个部门取消无关。仅按整月计算。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { subscriptions: tenureInput({ tenuresOf: 'subscription' }) },
  read: ({ subscriptions }, options) => churnRate(subscriptions, options),
  compare: (before, after, options) => churnRateChange(before.subscriptions, after.subscriptions, options),
  explain: ({ subscriptions: { counts } }) => ({
    numerator: counts.lost,
    denominator: counts.stayed + counts.lost,
  }),
});
