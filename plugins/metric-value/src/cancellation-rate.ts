import { countShare, countShareChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const cancellationRate = defineIndicator({
  key: 'cancellation-rate',
  version: 1,
  names: { en: 'Cancellation rate', zh: '订单取消率' },
  explanations: {
    en: 'Orders cancelled, as a share of the orders placed in the same period.',
    zh: '取消的订单数占同期下单数的比例。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    cancelled: countInput({ event: 'order.cancelled' }),
    placed: countInput({ event: 'order.placed' }),
  },
  read: ({ cancelled, placed }, options) => countShare({ part: cancelled, whole: placed }, options),
  compare: (before, after, options) =>
    countShareChange(
      { part: before.cancelled, whole: before.placed },
      { part: after.cancelled, whole: after.placed },
      options,
    ),
  explain: ({ cancelled, placed }) => ({ cancelled: cancelled.n, orders: placed.n }),
});
