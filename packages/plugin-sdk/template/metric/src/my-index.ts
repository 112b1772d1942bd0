import { scoreMean, scoreMeanChange } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

export const indicator = defineIndicator({
  key: 'my-index',
  version: 1,
  names: { en: 'My index', zh: '我的指标' },
  explanations: {
    en: 'The mean of the answers to satisfaction questions, 1 to 5.',
    zh: '满意度问题（1–5 分）的平均分。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  minimumN: 1,
  inputs: { answers: scoreInput({ question: 'csat', min: 1, max: 5 }) },
  read: ({ answers }, options) => scoreMean(answers, options),
  compare: (before, after, options) => scoreMeanChange(before.answers, after.answers, options),
});
