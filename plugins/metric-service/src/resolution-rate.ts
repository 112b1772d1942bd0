import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const resolutionRate = defineIndicator({
  key: 'resolution-rate',
  version: 1,
  names: { en: 'Resolution rate', zh: '问题解决率' },
  explanations: {
    en: 'Tickets solved over tickets opened in the same period. Above 100% while a backlog is worked off; a ticket solved again counts again.',
    zh: '同期解决的工单数与新开工单数之比。处理积压时可超过 100%；重开后再次解决的工单再计一次。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: {
    resolved: countInput({ event: 'ticket.resolved' }),
    opened: countInput({ event: 'ticket.opened' }),
  },
  read: ({ resolved, opened }, options) => countRate({ events: resolved, exposure: opened }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.resolved, exposure: before.opened },
      { events: after.resolved, exposure: after.opened },
      options,
    ),
  explain: ({ resolved, opened }) => ({ numerator: resolved.n, denominator: opened.n }),
});
