import type { Indicator, Receipt } from '@attune/contracts';
import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import type { Language } from '../../language/languages.ts';
import { sayIn } from '../../language/say-in.ts';
import { receiptSentence } from './receipt-sentence.ts';

const indicator: Indicator = {
  key: 'nps',
  version: 1,
  names: { en: 'NPS', zh: '净推荐值' },
  explanations: { en: '', zh: '' },
  unit: 'points',
  polarity: 'higher-is-better',
  range: [-100, 100],
  minimumN: 1,
  target: null,
  plugin: 'metric-satisfaction',
  owner: 'CX',
  thresholds: null,
  tags: [],
  formula: null,
  versions: [],
  currencies: null,
  measures: null,
  itemGroups: null,
  wholeMonths: false,
};
const receipt: Receipt = {
  token: 't',
  indicator,
  period: '2026-01-01/2026-03-31',
  timeZone: 'Asia/Shanghai',
  department: { key: 'sales', names: { en: 'Sales', zh: '销售' } },
  departments: ['sales', 'sales-north'],
  filters: {},
  currency: null,
  reason: null,
  intervalReason: null,
  itemGroup: null,
  weighting: null,
  measures: [],
  unbound: [],
  feeds: [],
  value: 41.2,
  n: 2017,
  interval: null,
  excluded: {},
  parts: { promoters: 1012, passives: 824, detractors: 181 },
  distribution: null,
  positions: [],
  recount: { outcome: 'same', value: 41.2, n: 2017, events: 2017, changes: [] },
};
const told = (changes: Partial<Receipt> = {}, language: Language = 'en') =>
  receiptSentence(
    { ...receipt, ...changes },
    {
      say: sayIn(language),
      formats: formatsFor(language),
      nameOf: (names) => (language === 'en' ? names.en : names.zh),
      upper: new Set(['sales']),
    },
  ).replaceAll(/[\u2009\u202F\u00A0]/g, ' ');

describe('receiptSentence', () => {
  it('gives the sum that anybody can redo', () => {
    expect(told()).toBe(
      'NPS 41.2 = 100 × (1,012 promoters − 181 detractors) ÷ 2,017 answers, 1 Jan – 31 Mar 2026, Sales and all below it.',
    );
    expect(told({}, 'zh-CN')).toContain(
      '净推荐值 41.2 = 100 ×（1,012 位推荐者 − 181 位贬损者）÷ 2,017 份答案，',
    );
  });

  it('fits means, shares and counts', () => {
    const of = (unit: Indicator['unit']) => ({ indicator: { ...indicator, unit } });
    expect(told({ ...of('score'), value: 4.21, parts: { sum: 8491 } })).toContain(
      '8,491 points ÷ 2,017 answers',
    );
    const distribution = [
      { point: 4, n: 1594 },
      { point: 5, n: 423 },
    ];
    expect(told({ ...of('score'), value: 4.21, parts: {}, distribution })).toContain('8,491 points ÷');
    expect(told({ ...of('share'), value: 0.702, parts: { top: 1416 } })).toContain(
      '70.2% = 1,416 favourable',
    );
    expect(told({ ...of('count'), value: 2017, parts: {} })).toContain('2,017: counted one by one');
  });

  it('divides what a ratio is made of, money in its currency', () => {
    const ratio = { indicator: { ...indicator, unit: 'share' as const }, value: 0.25 };
    expect(told({ ...ratio, parts: { numerator: 3, denominator: 12 } })).toContain('25.0% = 3 ÷ 12,');
    expect(
      told({ ...ratio, currency: 'EUR', parts: { numeratorAmount: 250_000, denominatorAmount: 1_000_000 } }),
    ).toContain('NPS (EUR) 25.0% = €2,500.00 ÷ €10,000.00,');
    const money = { ...indicator, unit: 'money' as const, currencies: ['CNY'] };
    const cost = { indicator: money, currency: 'CNY', value: 350_050 };
    expect(told({ ...cost, parts: { numeratorAmount: 1_400_200, denominator: 4 } }, 'zh-CN')).toContain(
      '¥3,500.50 = ¥14,002.00 ÷ 4，',
    );
  });

  it('claims no more than an unknown indicator tells', () => {
    expect(told({ parts: {} })).toContain('NPS 41.2, from 2,017 answers');
    expect(told({ value: null, n: 0, reason: 'no-exposure' })).toContain('to divide by');
    expect(told({ value: null, reason: 'protects-others' }, 'zh-CN')).toContain('推算');
  });

  it('says of how many departments it is where not all are bound', () => {
    expect(told({ unbound: ['sales-south', 'sales-web'] })).toContain(', Sales, 1 of 3 departments.');
  });

  it('names a single department and the filters', () => {
    const narrow = { departments: ['sales-north'], filters: { channel: ['web', 'sms'] } };
    expect(told(narrow)).toContain(', Sales, channel = web, sms.');
  });
});

it('of a receipt that is not counted yet it tells the value alone, and makes up no reason where there is none', () => {
  const large = { parts: null, excluded: null, recount: { outcome: 'large', events: 1_200_000 } } as const;
  expect(told(large)).toMatch(/^NPS 41\.2, from 2,017 answers, .* Sales and all below it\.$/);
  expect(told({ ...large, value: null })).toMatch(/^NPS has no value for .* Sales and all below it\.$/);
});

it('does not explain a number by parts that were recounted to another one', () => {
  const recount = { outcome: 'changed', value: 40, n: 2014, events: 2014, changes: [] } as const;
  expect(told({ recount: { ...recount, changes: [] } })).toMatch(/^NPS 41\.2, from 2,017 answers, /);
});
