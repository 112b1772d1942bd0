import { ces2010Mean, scoreMeanChange } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

export const ces2010 = defineIndicator({
  key: 'ces-2010',
  version: 1,
  names: { en: 'Customer Effort Score 2010', zh: '客户费力度 2010' },
  explanations: {
    en: 'How much effort did you personally have to put forth, 1 very low to 5 very high: the mean answer; less is better.',
    zh: '您为解决问题付出了多少努力（1 分很少，5 分很多）：平均分，越低越好。',
  },
  unit: 'score',
  polarity: 'lower-is-better',
  range: [1, 5],
  minimumN: 1,
  inputs: { effort: scoreInput({ question: 'ces-2010', min: 1, max: 5 }) },
  worth: (point) => point,
  read: ({ effort }, options) => ces2010Mean(effort, options),
  compare: (before, after, options) => scoreMeanChange(before.effort, after.effort, options),
});
