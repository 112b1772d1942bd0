import { durationMedian } from '@attune/metrics';
import { defineIndicator, durationInput } from '@attune/plugin-sdk';

export const firstResponseTime = defineIndicator({
  key: 'first-response-time',
  version: 1,
  names: { en: 'First response time', zh: '首次响应时长' },
  explanations: {
    en: 'From the opening of a ticket to its first reply: the median.',
    zh: '从工单提交到首次回复的时长：中位数。',
  },
  unit: 'ms',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: { replied: durationInput({ event: 'ticket.first-replied', field: 'after' }) },
  read: ({ replied }, options) => durationMedian(replied, options),
  compare: () => null,
});
