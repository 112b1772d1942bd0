import { sumRatio, type SumTally, untestedChange } from '@attune/metrics';
import { defineIndicator, sumInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly returned: SumTally;
  readonly ordered: SumTally;
}

const read = ({ returned, ordered }: Tallies) => sumRatio({ numerator: returned, denominator: ordered });

export const returnRateUnits = defineIndicator({
  key: 'return-rate-units',
  version: 1,
  names: { en: 'Return rate, units', zh: '退货率（件数）' },
  explanations: {
    en: 'Units sent back over units ordered in the same period.',
    zh: '同期退货件数与下单件数之比。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    returned: sumInput({ event: 'order.returned', field: 'units' }),
    ordered: sumInput({ event: 'order.placed', field: 'units' }),
  },
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: ({ returned, ordered }) => ({ numerator: Number(returned.sum), denominator: Number(ordered.sum) }),
});
