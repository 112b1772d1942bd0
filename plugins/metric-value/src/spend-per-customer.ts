import { amountPerPerson, untestedChange } from '@attune/metrics';
import { defineIndicator, peopleInput } from '@attune/plugin-sdk';

export const spendPerCustomer = defineIndicator({
  key: 'spend-per-customer',
  version: 1,
  names: { en: 'Spend per customer', zh: '客均消费额' },
  explanations: {
    en: 'What a customer ordered for in the period, on average, of those who ordered; one figure per currency.',
    zh: '期内下单客户的人均订单金额；每种货币各一个数值。',
  },
  unit: 'money',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { buyers: peopleInput({ amount: { event: 'order.placed', field: 'amount' } }) },
  read: ({ buyers }, options) => amountPerPerson(buyers, options),
  // Many of those who bought before buy again, so the two periods are no independent samples.
  compare: (before, after) => untestedChange(amountPerPerson(before.buyers), amountPerPerson(after.buyers)),
  explain: ({ buyers }) => ({ numeratorAmount: Number(buyers.sum), denominator: buyers.n }),
});
