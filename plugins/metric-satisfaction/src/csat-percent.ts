import { derivedMean, derivedMeanChange } from '@attune/metrics';
import { defineIndicator, rescaledInput } from '@attune/plugin-sdk';

export const csatPercent = defineIndicator({
  key: 'csat-percent',
  version: 1,
  names: { en: 'Customer satisfaction, 0–100', zh: '客户满意度（百分制）' },
  explanations: {
    en: 'How satisfied are you, on whatever scale it is asked: each answer is read linearly onto 0 (lowest) to 100 (highest), and the mean is taken.',
    zh: '您的满意程度，无论题目采用几分制：每个答案按线性换算为 0（最低）到 100（最高），再取平均。',
  },
  unit: 'points',
  polarity: 'higher-is-better',
  range: [0, 100],
  minimumN: 1,
  inputs: { satisfaction: rescaledInput({ question: 'csat', low: 0, high: 100 }) },
  read: ({ satisfaction }, options) => derivedMean(satisfaction, { ...options, range: [0, 100] }),
  compare: (before, after, options) => derivedMeanChange(before.satisfaction, after.satisfaction, options),
});
