import { timesInAll, timesPerPerson, untestedChange } from '@attune/metrics';
import { defineIndicator, peopleInput } from '@attune/plugin-sdk';

export const purchaseFrequency = defineIndicator({
  key: 'purchase-frequency',
  version: 1,
  names: { en: 'Purchase frequency', zh: '购买频次' },
  explanations: {
    en: 'Orders per customer, of the customers who ordered in the period.',
    zh: '期内下单客户的人均订单数。',
  },
  unit: 'score',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { buyers: peopleInput({ events: ['order.placed'] }) },
  read: ({ buyers }, options) => timesPerPerson(buyers, options),
  // Many of those who bought before buy again, so the two periods are no independent samples.
  compare: (before, after) => untestedChange(timesPerPerson(before.buyers), timesPerPerson(after.buyers)),
  explain: ({ buyers }) => ({ numerator: timesInAll(buyers), denominator: buyers.n }),
});
