import type { IndicatorBody } from '@attune/contracts';
import { expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import type { Language } from '../../language/languages.ts';
import { sayIn } from '../../language/say-in.ts';
import { definitionSentences } from './definition-sentence.ts';
import { aBody } from './test-body.ts';

const told = (changes: Partial<IndicatorBody>, language: Language = 'en') =>
  definitionSentences(aBody(changes), {
    say: sayIn(language),
    nameOf: (names) => (language === 'en' ? names.en : names.zh),
    formats: formatsFor(language),
    parts: undefined,
  }).join(language === 'en' ? ' ' : '');

it('says how it is read, which way is good, and what it takes to be shown', () => {
  expect(told({ target: 4.5, minimumN: 10, filter: 'channel == "web"' })).toBe(
    'Read as “csat”, from every question and event that it finds by itself. Only facts count for which channel == "web". ' +
      'Higher is better, from 1 to 5. The target is 4.5. Nothing is shown below n = 10.',
  );
});

it('says a formula as it stands, in Chinese as well', () => {
  const method = { kind: 'formula', formula: '0.6 * nps + 40 * csat_top_box' } as const;
  expect(told({ method, range: null, unit: 'points' }, 'zh-CN')).toBe(
    '按公式计算：0.6 * nps + 40 * csat_top_box。越高越好。',
  );
});
