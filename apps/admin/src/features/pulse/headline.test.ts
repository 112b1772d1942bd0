import type { Change, Indicator } from '@attune/contracts';
import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import type { Language } from '../../language/languages.ts';
import { sayIn } from '../../language/say-in.ts';
import { figureText } from '../indicators/figure-text.ts';
import { headline, type Move } from './headline.ts';

const indicator = (key: string, polarity: Indicator['polarity'] = 'higher-is-better'): Indicator => ({
  key,
  version: 1,
  names: { en: key, zh: key },
  explanations: { en: '', zh: '' },
  unit: 'points',
  polarity,
  range: null,
  minimumN: 1,
  target: null,
  plugin: 'test',
  owner: 'CX',
  thresholds: null,
  tags: [],
  formula: null,
  versions: [],
  currencies: null,
  measures: null,
  itemGroups: null,
  wholeMonths: false,
});
const change = (difference: number, p: number): Change => ({ difference, p, significant: p < 0.05 });
const move = (key: string, changed: Change | null, department: string | null = null, n = 100): Move => ({
  indicator: indicator(key),
  indicatorName: key.toUpperCase(),
  department,
  change: changed,
  n,
  value: '19.5',
});
const told = (wholes: Move[], parts: Move[] = [], language: Language = 'en') => {
  const say = sayIn(language);
  const text = figureText({ unit: 'points', currencies: null }, formatsFor(language), say);
  return headline(wholes, parts, { say, differenceOf: (one) => text.difference(one.change.difference) });
};

describe('headline', () => {
  it('says what fell, and where most of it came from', () => {
    const parts = [
      move('nps', change(-9, 0.001), 'Logistics', 600),
      move('nps', change(-12, 0.002), 'Marketing', 40),
    ];
    expect(told([move('nps', change(-2.4, 0.01)), move('csat', change(0.1, 0.5))], parts)).toBe(
      'NPS fell by 2.4, most of all in Logistics (−9.0); everything else held.',
    );
  });

  it('reads as Chinese, not as a translation', () => {
    const parts = [move('nps', change(-9, 0.001), '物流', 600)];
    expect(told([move('nps', change(-2.4, 0.01))], parts, 'zh-CN')).toBe(
      'NPS下降 2.4，物流变化最大（−9.0）；其余指标保持平稳。',
    );
  });

  it('names no department that a crowd of comparisons would produce by chance', () => {
    const parts = Array.from({ length: 20 }, (_, at) => move('nps', change(-9, 0.04), `D${at}`));
    expect(told([move('nps', change(0.1, 0.6))], parts)).toBe('Nothing moved beyond noise.');
  });

  it('names the one department that does stand out while the whole held', () => {
    const parts = [move('nps', change(-9, 0.0001), 'Logistics'), move('nps', change(1, 0.5), 'Sales')];
    expect(told([move('nps', change(0.1, 0.6))], parts)).toBe(
      'Overall nothing moved beyond noise, but NPS fell in Logistics (−9.0).',
    );
  });

  it('tells two, and says that there were more', () => {
    const [a, b, c] = [
      move('nps', change(-2, 0.001)),
      move('csat', change(1, 0.01)),
      move('ces', change(1, 0.02)),
    ];
    expect(told([a, b])).toBe('NPS fell by 2.0; CSAT rose by 1.0.');
    expect(told([a, b, c])).toBe('NPS fell by 2.0; 2 other indicators got better.');
    const d = move('retention', change(-1, 0.02));
    expect(told([a, b, d])).toBe('NPS fell by 2.0; of the others 1 got worse, 1 better.');
  });

  it('does not compare the first figures with nothing, and leaves neutral ones out', () => {
    expect(told([move('nps', null)])).toBe('NPS stands at 19.5; there is no earlier period to compare with.');
    expect(told([move('nps', null, null, 0)])).toBe('No answers in this period.');
    const neutral = {
      ...move('responses', change(99, 0.0001)),
      indicator: indicator('responses', 'neutral'),
    };
    expect(told([move('nps', change(0.1, 0.9)), neutral])).toBe('Nothing moved beyond noise.');
  });
});
