import {
  type CountTally,
  countShare,
  countShareChange,
  countTally,
  type DurationTally,
} from '@attune/metrics';
import { countInput, defineIndicator, durationInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly delivered: CountTally;
  readonly deliveredLate: DurationTally;
  readonly solved: CountTally;
  readonly solvedLate: CountTally;
}

const of = ({ delivered, deliveredLate, solved, solvedLate }: Tallies) => {
  const part = countTally.merge(delivered, solved);
  return { part, whole: { ...part, n: part.n + deliveredLate.n + solvedLate.n } };
};

export const promiseKeptRate = defineIndicator({
  key: 'promise-kept-rate',
  version: 1,
  names: { en: 'Promises kept', zh: '承诺兑现率' },
  explanations: {
    en: 'Deliveries that arrived and tickets that were solved by the time promised, as a share of those that arrived or were solved and had a promise.',
    zh: '在承诺时间内送达的交付和解决的工单，占有承诺时间且已送达或已解决者的比例。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    delivered: countInput({ event: 'delivery.completed', field: 'on-time' }),
    deliveredLate: durationInput({ event: 'delivery.completed', field: 'late-by' }),
    solved: countInput({ event: 'ticket.resolved', field: 'on-time' }),
    solvedLate: countInput({ event: 'ticket.resolved', field: 'late' }),
  },
  read: (tallies, options) => countShare(of(tallies), options),
  compare: (before, after, options) => countShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: part.n, denominator: whole.n };
  },
});
