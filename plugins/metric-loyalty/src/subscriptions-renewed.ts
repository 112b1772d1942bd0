import { responseCount, responseCountChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const subscriptionsRenewed = defineIndicator({
  key: 'subscriptions-renewed',
  version: 1,
  names: { en: 'Subscriptions renewed', zh: '续订数' },
  explanations: {
    en: 'How many times a subscription went on for another period.',
    zh: '订阅延续到下一周期的次数。',
  },
  unit: 'count',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { renewed: countInput({ event: 'subscription.renewed' }) },
  read: ({ renewed }, options) => responseCount(renewed, options),
  compare: (before, after, options) => responseCountChange(before.renewed, after.renewed, options),
});
