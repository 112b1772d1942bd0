import { omegaReading } from '@attune/metrics';
import { defineIndicator, momentsInput } from '@attune/plugin-sdk';

export const mcdonaldOmega = defineIndicator({
  key: 'mcdonald-omega',
  version: 1,
  names: { en: "McDonald's omega", zh: '麦克唐纳系数 ω' },
  explanations: {
    en: 'The share of the variance of an item group that one common factor explains; it takes three questions or more.',
    zh: '题组总分的方差中由一个共同因子解释的比例；至少需要三道题。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { items: momentsInput() },
  read: ({ items }) => omegaReading(items),
  compare: () => null,
  explain: ({ items }) => ({ items: items.items, completeRows: items.n }),
});
