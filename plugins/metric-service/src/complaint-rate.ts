import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const complaintRate = defineIndicator({
  key: 'complaint-rate',
  version: 1,
  names: { en: 'Complaint rate', zh: '投诉率' },
  explanations: {
    en: 'Complaints filed over orders placed in the same period. An order may lead to several.',
    zh: '同期投诉数与下单数之比。一个订单可能产生多次投诉。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    complaints: countInput({ event: 'complaint.filed' }),
    orders: countInput({ event: 'order.placed' }),
  },
  read: ({ complaints, orders }, options) => countRate({ events: complaints, exposure: orders }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.complaints, exposure: before.orders },
      { events: after.complaints, exposure: after.orders },
      options,
    ),
  explain: ({ complaints, orders }) => ({ numerator: complaints.n, denominator: orders.n }),
});
