import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const reopenRate = defineIndicator({
  key: 'reopen-rate',
  version: 1,
  names: { en: 'Reopen rate', zh: '工单重开率' },
  explanations: {
    en: 'Tickets reopened over tickets solved in the same period.',
    zh: '同期重开的工单数与解决的工单数之比。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    reopened: countInput({ event: 'ticket.reopened' }),
    resolved: countInput({ event: 'ticket.resolved' }),
  },
  read: ({ reopened, resolved }, options) => countRate({ events: reopened, exposure: resolved }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.reopened, exposure: before.resolved },
      { events: after.reopened, exposure: after.resolved },
      options,
    ),
  explain: ({ reopened, resolved }) => ({ numerator: reopened.n, denominator: resolved.n }),
});
