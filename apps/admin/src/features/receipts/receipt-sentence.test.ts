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
  currencies: null,
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
  measures: [],
  value: 41.2,
  n: 2017,
  interval: null,
  excluded: {},
  parts: { promoters: 1012, passives: 824, detractors: 181 },
  distribution: null,
  positions: [],
  recount: { outcome: 'same', value: 41.2, n: 2017, events: 2017 },
};
const told = (changes: Partial<Receipt> = {}, language: Language = 'en') =>
  receiptSentence(
    { ...receipt, ...changes },
    {
      say: sayIn(language),
      formats: formatsFor(language),
      nameOf: (names) => (language === 'en' ? names.en : names.zh),
    },
  ).replaceAll(/[\u2009\u202F\u00A0]/g, ' ');

describe('receiptSentence', () => {
  it('gives the sum that anybody can redo', () => {
    expect(told()).toBe(
      'NPS 41.2 = 100 × (1,012 promoters − 181 detractors) ÷ 2,017 answers, 1 Jan – 31 Mar 2026, all of Sales.',
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

  it('claims no more than an unknown indicator tells', () => {
    expect(told({ parts: {} })).toContain('NPS 41.2, from 2,017 answers');
    expect(told({ value: null, n: 0 })).toContain('cannot be computed');
  });

  it('names a single department and the filters', () => {
    const narrow = { departments: ['sales-north'], filters: { channel: ['web', 'sms'] } };
    expect(told(narrow)).toContain(', Sales, channel = web, sms.');
  });
});
