import { topBox, topBoxChange, topBoxCount } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

/** The answers 9 and 10. */
const top = 2;

export const recommendationIntent = defineIndicator({
  key: 'recommendation-intent',
  version: 1,
  names: { en: 'Recommendation intent', zh: '推荐意愿' },
  explanations: {
    en: 'How likely are you to recommend us, 0 to 10: the share of answers 9 and 10.',
    zh: '您有多大可能推荐我们（0–10 分）：9 分和 10 分的占比。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { recommend: scoreInput({ question: 'nps', min: 0, max: 10 }) },
  worth: (point) => (point > 10 - top ? 1 : 0),
  read: ({ recommend }, options) => topBox(recommend, top, options),
  compare: (before, after, options) =>
    topBoxChange({ before: before.recommend, after: after.recommend }, top, options),
  explain: ({ recommend }) => ({ willing: topBoxCount(recommend, top) }),
});
