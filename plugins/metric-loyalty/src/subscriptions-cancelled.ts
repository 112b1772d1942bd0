import { responseCount, responseCountChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const subscriptionsCancelled = defineIndicator({
  key: 'subscriptions-cancelled',
  version: 1,
  names: { en: 'Subscriptions cancelled', zh: '退订数' },
  explanations: { en: 'How many subscriptions were cancelled.', zh: '取消的订阅数量。' },
  unit: 'count',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: { cancelled: countInput({ event: 'subscription.cancelled' }) },
  read: ({ cancelled }, options) => responseCount(cancelled, options),
  compare: (before, after, options) => responseCountChange(before.cancelled, after.cancelled, options),
});
