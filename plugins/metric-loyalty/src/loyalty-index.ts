import { derivedMean, derivedMeanChange } from '@attune/metrics';
import { defineIndicator, fractionInput } from '@attune/plugin-sdk';

export const loyaltyIndex = defineIndicator({
  key: 'cli',
  version: 1,
  names: { en: 'Customer loyalty index', zh: '客户忠诚度指数' },
  explanations: {
    en: 'Repurchase, recommendation and overall satisfaction as one number, 0 to 100, of respondents who answered all.',
    zh: '再次购买、推荐和总体满意合成一个 0–100 的数，只计全部作答的受访者。',
  },
  unit: 'points',
  polarity: 'higher-is-better',
  range: [0, 100],
  minimumN: 1,
  inputs: { loyalty: fractionInput({ derived: 'cli' }) },
  read: ({ loyalty }, options) => derivedMean(loyalty, { ...options, range: [0, 100] }),
  compare: (before, after, options) => derivedMeanChange(before.loyalty, after.loyalty, options),
});
