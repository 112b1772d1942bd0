import { sumPerCount, type CountTally, type SumTally, untestedChange } from '@attune/metrics';
import { countInput, defineIndicator, moneyInput } from '@attune/plugin-sdk';

interface Tallies {
  readonly spent: SumTally;
  readonly won: CountTally;
}

const read = ({ spent, won }: Tallies) => sumPerCount({ sum: spent, count: won });

export const acquisitionCost = defineIndicator({
  key: 'acquisition-cost',
  version: 1,
  names: { en: 'Customer acquisition cost', zh: '获客成本' },
  explanations: {
    en: 'Cost recorded as acquisition over customers registered in the same period, per currency: the cost in that currency over all new customers.',
    zh: '同期记为获客（acquisition）的成本与新注册客户数之比，按币种分别计算：该币种的成本除以全部新客户数。',
  },
  unit: 'money',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    spent: moneyInput({ event: 'cost.recorded', field: 'acquisition' }),
    won: countInput({ event: 'customer.registered' }),
  },
  read,
  compare: (before, after) => untestedChange(read(before), read(after)),
  explain: ({ spent, won }) => ({ numeratorAmount: Number(spent.sum), denominator: won.n }),
});
