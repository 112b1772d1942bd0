import { scoreMean, scoreMeanChange } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

export const csat = defineIndicator({
  key: 'csat',
  version: 1,
  names: { en: 'Customer satisfaction', zh: '客户满意度' },
  explanations: {
    en: 'How satisfied are you, 1 to 5: the mean answer.',
    zh: '您的满意程度（1–5 分）：平均分。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  minimumN: 1,
  inputs: { satisfaction: scoreInput({ question: 'csat', min: 1, max: 5 }) },
  worth: (point) => point,
  read: ({ satisfaction }, options) => scoreMean(satisfaction, options),
  compare: (before, after, options) => scoreMeanChange(before.satisfaction, after.satisfaction, options),
});
