import { responseCount, responseCountChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const subscriptionsStarted = defineIndicator({
  key: 'subscriptions-started',
  version: 1,
  names: { en: 'Subscriptions started', zh: '新增订阅数' },
  explanations: { en: 'How many subscriptions were started.', zh: '新开始的订阅数量。' },
  unit: 'count',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { started: countInput({ event: 'subscription.started' }) },
  read: ({ started }, options) => responseCount(started, options),
  compare: (before, after, options) => responseCountChange(before.started, after.started, options),
});
