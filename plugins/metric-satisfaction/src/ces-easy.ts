import { topBox, topBoxChange, topBoxCount } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

/** The answers 5, 6 and 7. */
const top = 3;

export const cesEasy = defineIndicator({
  key: 'ces-easy',
  version: 1,
  names: { en: 'Easy experiences', zh: '轻松体验占比' },
  explanations: {
    en: 'They made it easy for me, agreement 1 to 7: the share of answers 5 to 7.',
    zh: '“让我轻松解决了问题”的同意程度（1–7 分）：5–7 分的占比。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { ease: scoreInput({ question: 'ces', min: 1, max: 7 }) },
  worth: (point) => (point > 7 - top ? 1 : 0),
  read: ({ ease }, options) => topBox(ease, top, options),
  compare: (before, after, options) => topBoxChange({ before: before.ease, after: after.ease }, top, options),
  explain: ({ ease }) => ({ easy: topBoxCount(ease, top) }),
});
