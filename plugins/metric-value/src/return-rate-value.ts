import { sumRatio, type SumTally, untestedChange } from '@attune/metrics';
import { defineIndicator, moneyInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly returned: SumTally;
  readonly ordered: SumTally;
}

const read = ({ returned, ordered }: Tallies) => sumRatio({ numerator: returned, denominator: ordered });

export const returnRateValue = defineIndicator({
  key: 'return-rate-value',
  version: 1,
  names: { en: 'Return rate, value', zh: '退货率（金额）' },
  explanations: {
    en: 'Money paid back for returns over the value ordered in the same period, per currency.',
    zh: '同期退货退款金额与下单金额之比，按币种分别计算。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    returned: moneyInput({ event: 'order.returned', field: 'amount' }),
    ordered: moneyInput({ event: 'order.placed', field: 'amount' }),
  },
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: ({ returned, ordered }) => ({
    numeratorAmount: Number(returned.sum),
    denominatorAmount: Number(ordered.sum),
  }),
});
