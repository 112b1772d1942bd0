import { retentionRate, retentionRateChange } from '@attune/metrics';
import { defineIndicator, tenureInput } from '@attune/plugin-sdk';

export const retention = defineIndicator({
  key: 'retention',
  version: 1,
  names: { en: 'Retention', zh: '留存率' },
  explanations: {
    en: 'Subscriptions that ran when the period began and have not been cancelled in it, as a share of those that ran when it began. New ones do not count, nor do those that were started and cancelled within it; whoever comes back has a new subscription. A subscription counts in the department where it was started, and so does its loss, wherever it was cancelled. Whole months only.',
    zh: '期初有效且期内未取消的订阅，占期初有效订阅的比例。期内新增的不计，期内新增又取消的也不计；流失后回归视为新订阅。订阅计入其开通部门，流失也计入该部门，与在哪个部门取消无关。仅按整月计算。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { subscriptions: tenureInput({ tenuresOf: 'subscription' }) },
  read: ({ subscriptions }, options) => retentionRate(subscriptions, options),
  compare: (before, after, options) =>
    retentionRateChange(before.subscriptions, after.subscriptions, options),
  explain: ({ subscriptions: { counts } }) => ({
    numerator: counts.stayed,
    denominator: counts.stayed + counts.lost,
  }),
});
