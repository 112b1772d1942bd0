import { sumShare, sumShareChange, sumTally, type SumTally } from '@attune/metrics';
import { defineIndicator, sumInput } from '@attune/plugin-sdk';

const of = ({ passed, failed }: Readonly<Record<'passed' | 'failed', SumTally>>) => ({
  part: passed,
  whole: sumTally.merge(passed, failed),
});

export const firstPassYield = defineIndicator({
  key: 'first-pass-yield',
  version: 1,
  names: { en: 'First-pass yield', zh: '一次合格率' },
  explanations: {
    en: 'Units that passed at the first go, without rework, as a share of the units inspected in lots that state them.',
    zh: '无需返工、一次通过的件数占检验件数的比例（仅统计注明通过件数的批次）。',
  },
  unit: 'share',
  polarity: 'higher-is-better',
  range: [0, 1],
  minimumN: 1,
  inputs: {
    passed: sumInput({ event: 'quality.inspected', field: 'passed' }),
    failed: sumInput({ event: 'quality.inspected', field: 'failed' }),
  },
  read: (tallies, options) => sumShare(of(tallies), options),
  compare: (before, after, options) => sumShareChange(of(before), of(after), options),
  explain(tallies) {
    const { part, whole } = of(tallies);
    return { numerator: Number(part.sum), denominator: Number(whole.sum) };
  },
});
