import { revenueRetention, untestedChange } from '@attune/metrics';
import { defineIndicator } from '@attune/plugin-sdk';
import { type DueTallies, movements, subscriptionsDue } from './subscriptions-due.ts';

const read = (tallies: DueTallies) => revenueRetention(movements(tallies)).net;

export const netRevenueRetention = defineIndicator({
  key: 'net-revenue-retention',
  version: 1,
  names: { en: 'Net revenue retention', zh: '净收入留存率' },
  explanations: {
    en: 'What renewed subscriptions pay for their new period, over what all that came due paid for the old one: raised prices count, cancellations are lost. Per currency.',
    zh: '到期订阅中，续约后新周期的金额与到期前金额之比：涨价计入，取消视为流失。按币种分别计算。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: subscriptionsDue,
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: (tallies) => {
    const { start, expansion, contraction, lost } = movements(tallies);
    return {
      numeratorAmount: Number(start.sum + expansion.sum - contraction.sum - lost.sum),
      denominatorAmount: Number(start.sum),
    };
  },
});
