import { alphaReading } from '@attune/metrics';
import { defineIndicator, momentsInput } from '@attune/plugin-sdk';

export const cronbachAlpha = defineIndicator({
  key: 'cronbach-alpha',
  version: 1,
  names: { en: "Cronbach's alpha", zh: '克朗巴哈系数 α' },
  explanations: {
    en: 'How far the questions of one item group measure the same thing; only complete answers count, and 0.7 is a usual floor.',
    zh: '同一题组的题目在多大程度上测量同一件事：仅统计作答完整的答卷，通常要求不低于 0.7。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { items: momentsInput() },
  read: ({ items }, options) => alphaReading(items, options),
  compare: () => null,
  explain: ({ items }) => ({ items: items.items, completeRows: items.n }),
});
