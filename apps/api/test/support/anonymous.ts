import { netPromoter, netPromoterChange } from '@attune/metrics';
import { defineIndicator, scoreInput } from '@attune/plugin-sdk';

/** As NPS, for answers that nobody may be recognised by: fewer than three are hidden. */
export const anonymous = defineIndicator({
  key: 'anonymous',
  version: 1,
  names: { en: 'Anonymous', zh: '匿名' },
  explanations: { en: 'Anonymous.', zh: '匿名。' },
  unit: 'points',
  polarity: 'higher-is-better',
  minimumN: 3,
  inputs: { recommend: scoreInput({ question: 'nps', min: 0, max: 10 }) },
  read: ({ recommend }, options) => netPromoter(recommend, options),
  compare: (before, after, options) => netPromoterChange(before.recommend, after.recommend, options),
});
