import { countShare, countShareChange, countTally, type CountTally } from '@attune/metrics';
import { countInput, defineIndicator } from '@attune/plugin-sdk';

const of = ({ first, later }: Readonly<Record<'first' | 'later', CountTally>>) => ({
  part: first,
  whole: countTally.merge(first, later),
});

export const firstContactResolution = defineIndicator({
  key: 'first-contact-resolution',
  version: 1,
  names: { en: 'First contact resolution', zh: '首次解决率' },
  explanations: {
    en: 'Tickets solved in the first contact, as a share of the tickets solved of which that is known.',
    zh: '在首次联系中解决的工单数占已知解决方式的工单数的比例。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    first: countInput({ event: 'ticket.resolved', field: 'first-contact' }),
    later: countInput({ event: 'ticket.resolved', field: 'later-contact' }),
  },
  read: (tallies, options) => countShare(of(tallies), options),
  compare: (before, after, options) => countShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: part.n, denominator: whole.n };
  },
});
