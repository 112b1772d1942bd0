import { topBox, topBoxChange, topBoxCount } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

/** The answers 4 and 5. */
const top = 2;

export const csatTopBox = defineIndicator({
  key: 'csat-top-box',
  version: 1,
  names: { en: 'Satisfied customers', zh: '满意客户占比' },
  explanations: {
    en: 'How satisfied are you, 1 to 5: the share of answers 4 and 5.',
    zh: '您的满意程度（1–5 分）：4 分和 5 分的占比。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { satisfaction: scoreInput({ question: 'csat', min: 1, max: 5 }) },
  worth: (point) => (point > 5 - top ? 1 : 0),
  read: ({ satisfaction }, options) => topBox(satisfaction, top, options),
  compare: (before, after, options) =>
    topBoxChange({ before: before.satisfaction, after: after.satisfaction }, top, options),
  explain: ({ satisfaction }) => ({ satisfied: topBoxCount(satisfaction, top) }),
});
