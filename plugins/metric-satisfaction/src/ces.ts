import { scoreMean, scoreMeanChange } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

export const ces = defineIndicator({
  key: 'ces',
  version: 1,
  names: { en: 'Customer Effort Score 2.0', zh: '客户费力度 2.0' },
  explanations: {
    en: 'They made it easy for me, agreement 1 to 7: the mean answer; more is easier.',
    zh: '“让我轻松解决了问题”的同意程度（1–7 分）：平均分，越高越轻松。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 7],
  minimumN: 1,
  inputs: { ease: scoreInput({ question: 'ces', min: 1, max: 7 }) },
  worth: (point) => point,
  read: ({ ease }, options) => scoreMean(ease, options),
  compare: (before, after, options) => scoreMeanChange(before.ease, after.ease, options),
});
