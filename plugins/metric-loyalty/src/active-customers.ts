import { peopleCount, untestedChange } from '@attune/metrics';
import { customerDeeds, defineIndicator, peopleInput } from '@attune/plugin-sdk';

export const activeCustomers = defineIndicator({
  key: 'active-customers',
  version: 1,
  names: { en: 'Active customers', zh: '活跃客户数' },
  explanations: {
    en: 'Customers who ordered, subscribed, answered, wrote, asked for help, complained or dealt with us in some other way in the period, each counted once.',
    zh: '期内有下单、订阅、答卷、评价、求助、投诉或其他互动的客户数，每位客户只计一次。',
  },
  unit: 'count',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: { active: peopleInput({ events: customerDeeds }) },
  read: ({ active }) => peopleCount(active),
  // Many of those who were active before are again, so the two periods are no independent samples.
  compare: (before, after) => untestedChange(peopleCount(before.active), peopleCount(after.active)),
});
