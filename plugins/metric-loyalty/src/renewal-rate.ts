import { countShare, countShareChange, countTally, type CountTally } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

const of = ({ renewed, cancelled }: Readonly<Record<'renewed' | 'cancelled', CountTally>>) => ({
  part: renewed,
  whole: countTally.merge(renewed, cancelled),
});

export const renewalRate = defineIndicator({
  key: 'renewal-rate',
  version: 1,
  names: { en: 'Renewal rate', zh: '续约率' },
  explanations: {
    en: 'Subscriptions renewed, as a share of those that came to an end of their period: renewed or cancelled.',
    zh: '到期订阅中续约的占比（到期即续约或取消）。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    renewed: countInput({ event: 'subscription.renewed' }),
    cancelled: countInput({ event: 'subscription.cancelled' }),
  },
  read: (tallies, options) => countShare(of(tallies), options),
  compare: (before, after, options) => countShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: part.n, denominator: whole.n };
  },
});
