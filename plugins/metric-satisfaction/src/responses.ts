import { responseCount, responseCountChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const responses = defineIndicator({
  key: 'responses',
  version: 1,
  names: { en: 'Responses', zh: '答卷数' },
  explanations: { en: 'How many responses were recorded.', zh: '收到的答卷数量。' },
  unit: 'count',
  polarity: 'neutral',
  minimumN: 1,
  inputs: { recorded: countInput({ event: 'response.recorded' }) },
  read: ({ recorded }, options) => responseCount(recorded, options),
  compare: (before, after, options) => responseCountChange(before.recorded, after.recorded, options),
});
