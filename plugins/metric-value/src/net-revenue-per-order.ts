import { countTally, sumPerCount, sumTally, type SumTally, untestedChange } from '@attune/metrics';
import { defineIndicator, moneyInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly ordered: SumTally;
  readonly cancelled: SumTally;
  readonly returned: SumTally;
}

const read = ({ ordered, cancelled, returned }: Tallies) =>
  sumPerCount({
    sum: { ...sumTally.merge(ordered, sumTally.negate(sumTally.merge(cancelled, returned))), n: ordered.n },
    count: { ...countTally.empty(), n: ordered.n },
  });

export const netRevenuePerOrder = defineIndicator({
  key: 'net-revenue-per-order',
  version: 1,
  names: { en: 'Net revenue per order', zh: '单均净收入' },
  explanations: {
    en: 'What was ordered less what was paid back for cancellations and returns in the same period, over orders placed in that currency.',
    zh: '同期下单金额减去取消和退货退款，除以该币种的下单数。',
  },
  unit: 'money',
  polarity: 'higher-is-better',
  minimumN: 1,
  inputs: {
    ordered: moneyInput({ event: 'order.placed', field: 'amount' }),
    cancelled: moneyInput({ event: 'order.cancelled', field: 'amount' }),
    returned: moneyInput({ event: 'order.returned', field: 'amount' }),
  },
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: ({ ordered, cancelled, returned }) => ({
    numeratorAmount: Number(ordered.sum - cancelled.sum - returned.sum),
    denominator: ordered.n,
  }),
});
