import { revenueRetention, untestedChange } from '@attune/metrics';
import { defineIndicator } from '@attune/plugin-sdk';
import { type DueTallies, movements, subscriptionsDue } from './subscriptions-due.ts';

const read = (tallies: DueTallies) => revenueRetention(movements(tallies)).gross;

export const grossRevenueRetention = defineIndicator({
  key: 'gross-revenue-retention',
  version: 1,
  names: { en: 'Gross revenue retention', zh: '总收入留存率' },
  explanations: {
    en: 'As net revenue retention, but raised prices do not count: at most 100%. Per currency.',
    zh: '同净收入留存率，但不计涨价，最高 100%。按币种分别计算。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: subscriptionsDue,
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: (tallies) => {
    const { start, contraction, lost } = movements(tallies);
    return {
      numeratorAmount: Number(start.sum - contraction.sum - lost.sum),
      denominatorAmount: Number(start.sum),
    };
  },
});
