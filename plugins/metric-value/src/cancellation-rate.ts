import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const cancellationRate = defineIndicator({
  key: 'cancellation-rate',
  version: 1,
  names: { en: 'Cancellation rate', zh: '订单取消率' },
  explanations: {
    en: 'Orders cancelled over orders placed in the same period.',
    zh: '同期取消的订单数与下单数之比。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    cancelled: countInput({ event: 'order.cancelled' }),
    placed: countInput({ event: 'order.placed' }),
  },
  read: ({ cancelled, placed }, options) => countRate({ events: cancelled, exposure: placed }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.cancelled, exposure: before.placed },
      { events: after.cancelled, exposure: after.placed },
      options,
    ),
  explain: ({ cancelled, placed }) => ({ numerator: cancelled.n, denominator: placed.n }),
});
