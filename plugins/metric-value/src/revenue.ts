import { sumTotal, untestedChange } from '@attune/metrics';
import { defineIndicator, moneyInput } from '@attune/plugin-sdk';

export const revenue = defineIndicator({
  key: 'revenue',
  version: 1,
  names: { en: 'Revenue', zh: '销售收入' },
  explanations: {
    en: 'The amounts of all orders placed, added up per currency; cancellations and returns are not taken off.',
    zh: '全部下单金额之和，按币种分别计算；不扣除取消和退货。',
  },
  unit: 'money',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { ordered: moneyInput({ event: 'order.placed', field: 'amount' }) },
  read: ({ ordered }) => sumTotal(ordered),
  compare: (before, after) => untestedChange(sumTotal(before.ordered), sumTotal(after.ordered)),
});
