import { type CountTally, countShare, countShareChange, type DurationTally } from '@attune/metrics';
import { countInput, defineIndicator, durationInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly kept: CountTally;
  readonly late: DurationTally;
}

const of = ({ kept, late }: Tallies) => ({
  part: kept,
  whole: { ...kept, n: kept.n + late.n },
});

export const onTimeDelivery = defineIndicator({
  key: 'on-time-delivery',
  version: 1,
  names: { en: 'On-time delivery', zh: '准时交付率' },
  explanations: {
    en: 'Deliveries that arrived by the time first promised, as a share of those that arrived and were promised for a time. One that is overdue counts once it arrives.',
    zh: '在首次承诺时间内送达的占比（仅统计已送达且有承诺时间的交付）。逾期未达的在送达时计入。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    kept: countInput({ event: 'delivery.completed', field: 'on-time' }),
    late: durationInput({ event: 'delivery.completed', field: 'late-by' }),
  },
  read: (tallies, options) => countShare(of(tallies), options),
  compare: (before, after, options) => countShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: part.n, denominator: whole.n };
  },
});
