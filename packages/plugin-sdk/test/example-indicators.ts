import {
  durationMedian,
  durationMeanChange,
  netPromoter,
  netPromoterChange,
  netPromoterSplit,
} from '@attune/metrics';
import { defineIndicator, durationInput, scoreInput } from '../src/index.ts';

const texts = { en: 'Example', zh: '示例' };

export const recommendation = defineIndicator({
  key: 'recommendation',
  version: 1,
  names: texts,
  explanations: texts,
  unit: 'points',
  polarity: 'higher-is-better',
  range: [-100, 100],
  minimumN: 1,
  inputs: { recommend: scoreInput({ question: 'nps', min: 0, max: 10 }) },
  read: ({ recommend }, options) => netPromoter(recommend, options),
  compare: (before, after, options) => netPromoterChange(before.recommend, after.recommend, options),
  explain: ({ recommend }) => ({ ...netPromoterSplit(recommend) }),
});

export const responseTime = defineIndicator({
  key: 'first-response-time',
  version: 1,
  names: texts,
  explanations: texts,
  unit: 'ms',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: { responded: durationInput({ event: 'ticket.answered', field: 'firstResponseTime' }) },
  read: ({ responded }, options) => durationMedian(responded, options),
  compare: (before, after, options) => durationMeanChange(before.responded, after.responded, options),
});
