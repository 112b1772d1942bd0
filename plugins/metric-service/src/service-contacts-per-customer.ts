import { timesInAll, timesPerPerson, untestedChange } from '@attune/metrics';
import { defineIndicator, peopleInput } from '@attune/plugin-sdk';

export const serviceContactsPerCustomer = defineIndicator({
  key: 'service-contacts-per-customer',
  version: 1,
  names: { en: 'Service contacts per customer', zh: '客均服务接触次数' },
  explanations: {
    en: 'Tickets opened and complaints filed, per customer who did either in the period.',
    zh: '期内开单或投诉的客户，人均开单与投诉次数。',
  },
  unit: 'score',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: { served: peopleInput({ events: ['ticket.opened', 'complaint.filed'] }) },
  read: ({ served }, options) => timesPerPerson(served, options),
  // Many of those who needed help before need it again, so the two periods are no independent samples.
  compare: (before, after) => untestedChange(timesPerPerson(before.served), timesPerPerson(after.served)),
  explain: ({ served }) => ({ numerator: timesInAll(served), denominator: served.n }),
});
