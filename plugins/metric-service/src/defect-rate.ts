import { sumShare, sumShareChange, sumTally, type SumTally } from '@attune/metrics';
import { defineIndicator, sumInput } from '@attune/plugin-sdk';

const of = ({ defective, sound }: Readonly<Record<'defective' | 'sound', SumTally>>) => ({
  part: defective,
  whole: sumTally.merge(defective, sound),
});

export const defectRate = defineIndicator({
  key: 'defect-rate',
  version: 1,
  names: { en: 'Defect rate', zh: '不良品率' },
  explanations: {
    en: 'Units with at least one fault, as a share of the units inspected in lots that state them.',
    zh: '至少有一处缺陷的件数占检验件数的比例（仅统计注明不良件数的批次）。',
  },
  unit: 'share',
  polarity: 'lower-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    defective: sumInput({ event: 'quality.inspected', field: 'defective' }),
    sound: sumInput({ event: 'quality.inspected', field: 'sound' }),
  },
  read: (tallies, options) => sumShare(of(tallies), options),
  compare: (before, after, options) => sumShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: Number(part.sum), denominator: Number(whole.sum) };
  },
});
