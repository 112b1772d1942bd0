import { topBox, topBoxChange, topBoxCount } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

/** The answers 4 and 5. */
const top = 2;

export const repurchaseIntent = defineIndicator({
  key: 'repurchase-intent',
  version: 1,
  names: { en: 'Repurchase intent', zh: '复购意愿' },
  explanations: {
    en: 'How likely are you to buy from us again, 1 to 5: the share of answers 4 and 5.',
    zh: '您有多大可能再次购买（1–5 分）：4 分和 5 分的占比。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { again: scoreInput({ question: 'repurchase', min: 1, max: 5 }) },
  worth: (point) => (point > 5 - top ? 1 : 0),
  read: ({ again }, options) => topBox(again, top, options),
  compare: (before, after, options) =>
    topBoxChange({ before: before.again, after: after.again }, top, options),
  explain: ({ again }) => ({ willing: topBoxCount(again, top) }),
});
