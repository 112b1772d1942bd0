import { sumRatio, sumTally, type SumTally, untestedChange } from '@attune/metrics';
import { defineIndicator, moneyInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly returned: SumTally;
  readonly cancelled: SumTally;
  readonly ordered: SumTally;
}

const read = ({ returned, cancelled, ordered }: Tallies) =>
  sumRatio({ numerator: sumTally.merge(returned, cancelled), denominator: ordered });

export const refundShare = defineIndicator({
  key: 'refund-share',
  version: 1,
  names: { en: 'Refund share', zh: '退款占比' },
  explanations: {
    en: 'Money paid back for returns and cancellations over the value ordered in the same period, per currency.',
    zh: '同期因退货和取消退还的金额与下单金额之比，按币种分别计算。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    returned: moneyInput({ event: 'order.returned', field: 'amount' }),
    cancelled: moneyInput({ event: 'order.cancelled', field: 'amount' }),
    ordered: moneyInput({ event: 'order.placed', field: 'amount' }),
  },
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: ({ returned, cancelled, ordered }) => ({
    numeratorAmount: Number(returned.sum + cancelled.sum),
    denominatorAmount: Number(ordered.sum),
  }),
});
