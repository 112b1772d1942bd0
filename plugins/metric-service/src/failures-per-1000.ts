import { countRate, countRateChange } from '@attune/metrics';
import { defineIndicator, sumInput } from '@attune/plugin-sdk';

export const failuresPer1000 = defineIndicator({
  key: 'failures-per-1000',
  version: 1,
  names: { en: 'Failures per 1,000 units', zh: '每千件缺陷数' },
  explanations: {
    en: 'Faults found over 1,000 units inspected. One unit can have several.',
    zh: '每检验 1000 件发现的缺陷数。一件产品可有多个缺陷。',
  },
  unit: 'per-thousand',
  polarity: 'lower-is-better',
  minimumN: 1,
  inputs: {
    faults: sumInput({ event: 'quality.inspected', field: 'defects' }),
    units: sumInput({ event: 'quality.inspected', field: 'units' }),
  },
  read: ({ faults, units }, options) =>
    countRate({ events: faults, exposure: units }, { ...options, per: 1000 }),
  compare: (before, after, options) =>
    countRateChange(
      { events: before.faults, exposure: before.units },
      { events: after.faults, exposure: after.units },
      { ...options, per: 1000 },
    ),
  explain: ({ faults, units }) => ({ numerator: Number(faults.sum), denominator: Number(units.sum) }),
});
