import { peopleFrom, repeatShare, untestedChange } from '@attune/metrics';
import { defineIndicator, peopleInput } from '@attune/plugin-sdk';

export const repeatPurchaseRate = defineIndicator({
  key: 'repeat-purchase-rate',
  version: 1,
  names: { en: 'Repeat purchase rate', zh: '复购率' },
  explanations: {
    en: 'Of the customers who ordered in the period, the share who ordered at least twice in it.',
    zh: '期内下单的客户中，下单两次及以上的客户占比。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: { buyers: peopleInput({ events: ['order.placed'] }) },
  read: ({ buyers }, options) => repeatShare(buyers, 2, options),
  // Many of those who bought before buy again, so the two periods are no independent samples.
  compare: (before, after) => untestedChange(repeatShare(before.buyers, 2), repeatShare(after.buyers, 2)),
  explain: ({ buyers }) => ({ numerator: peopleFrom(buyers, 2), denominator: buyers.n }),
});
