import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const returnRate = defineIndicator({
  key: 'return-rate',
  version: 1,
  names: { en: 'Return rate', zh: '退货率' },
  explanations: {
    en: 'Returns over orders placed in the same period, not of the same orders. An order sent back in parts counts each time.',
    zh: '同期退货次数与下单数之比（并非同一批订单）。分批退货的订单逐次计数。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    returned: countInput({ event: 'order.returned' }),
    placed: countInput({ event: 'order.placed' }),
  },
  read: ({ returned, placed }, options) => countRate({ events: returned, exposure: placed }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.returned, exposure: before.placed },
      { events: after.returned, exposure: after.placed },
      options,
    ),
  explain: ({ returned, placed }) => ({ numerator: returned.n, denominator: placed.n }),
});
