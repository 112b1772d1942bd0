import { derivedMean, derivedMeanChange } from '@attune/metrics';
import { defineIndicator, fractionInput } from '@attune/plugin-sdk';

export const servqualGap = defineIndicator({
  key: 'servqual-gap',
  version: 1,
  names: { en: 'Service quality gap', zh: '服务质量差距' },
  explanations: {
    en: 'Perception less expectation, on the scale of the questions: below 0 the service falls short of what is expected.',
    zh: '感知减去期望（按题目量表）：低于 0 表示服务未达到期望。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { gap: fractionInput({ derived: 'servqual-gap' }) },
  read: ({ gap }, options) => derivedMean(gap, options),
  compare: (before, after, options) => derivedMeanChange(before.gap, after.gap, options),
});
