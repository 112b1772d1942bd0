import { netPromoter, netPromoterChange, netPromoterSplit } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

export const nps = defineIndicator({
  key: 'nps',
  version: 1,
  names: { en: 'Net Promoter Score', zh: '净推荐值' },
  explanations: {
    en: 'How likely are you to recommend us, 0 to 10: percentage of promoters (9–10) minus percentage of detractors (0–6).',
    zh: '您有多大可能推荐我们（0–10 分）：推荐者（9–10 分）占比减去贬损者（0–6 分）占比。',
  },
  unit: 'points',
  polarity: 'higher-is-better',
  range: [-100, 100],
  minimumN: 1,
  inputs: { recommend: scoreInput({ question: 'nps', min: 0, max: 10 }) },
  worth: (point) => (point >= 9 ? 100 : point >= 7 ? 0 : -100),
  read: ({ recommend }, options) => netPromoter(recommend, options),
  compare: (before, after, options) => netPromoterChange(before.recommend, after.recommend, options),
  explain: ({ recommend }) => ({ ...netPromoterSplit(recommend) }),
});
