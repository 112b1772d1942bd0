import { countRate, countRateChange } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

export const escalationRate = defineIndicator({
  key: 'escalation-rate',
  version: 1,
  names: { en: 'Escalation rate', zh: '升级率' },
  explanations: {
    en: 'Tickets that moved to the status escalated, over tickets opened in the same period.',
    zh: '同期转为“升级”状态（escalated）的工单数与新开工单数之比。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    escalated: countInput({ event: 'ticket.status-changed', field: 'escalated' }),
    opened: countInput({ event: 'ticket.opened' }),
  },
  read: ({ escalated, opened }, options) => countRate({ events: escalated, exposure: opened }, options),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.escalated, exposure: before.opened },
      { events: after.escalated, exposure: after.opened },
      options,
    ),
  explain: ({ escalated, opened }) => ({ numerator: escalated.n, denominator: opened.n }),
});
