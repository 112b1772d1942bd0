import { expect, test } from 'vitest';
import type { Language } from '../../language/languages.ts';
import { sayIn } from '../../language/say-in.ts';
import { feedGroups } from './feed-texts.ts';

const happy = {
  input: 'answers',
  measure: 'response:desk.happy',
  question: { survey: 'desk', question: 'happy', text: { en: 'How happy are you?', zh: '您有多满意？' } },
  departments: ['service'],
  conversion: {
    kind: 'reversed' as const,
    from: { min: 0, max: 10 },
    to: { min: 0, max: 100 },
    points: null,
  },
};
const graded = {
  ...happy,
  departments: ['sales', 'service'],
  conversion: {
    kind: 'table' as const,
    from: { min: 1, max: 3 },
    to: { min: 1, max: 5 },
    points: [1, 3, 5],
  },
};
const gone = { ...happy, measure: 'response:old.one', question: null, conversion: null };

const told = (feeds: (typeof happy | typeof graded | typeof gone)[], language: Language = 'en') =>
  feedGroups(
    { feeds, departments: ['sales', 'service'] },
    {
      say: sayIn(language),
      nameOf: (names) => (language === 'en' ? names.en : names.zh),
      nameOfDepartment: (key) => (key === 'service' ? (language === 'en' ? 'Service' : '客服') : key),
    },
  );
const texts = (...asked: Parameters<typeof told>) =>
  told(...asked).flatMap(({ lines }) => lines.map(({ text }) => text));

test('each question is told with its departments and what became of its scale', () => {
  expect(texts([happy])).toEqual(['Service: How happy are you? · Turned round (0–10 → 100–0)']);
  expect(texts([happy], 'zh-CN')).toEqual(['客服：您有多满意？ · 反向换算（0–10 → 100–0）']);
  expect(texts([graded])).toEqual([
    'All departments counted: How happy are you? · By a table (1–3 → 1–5): 1 → 1, 2 → 3, 3 → 5',
  ]);
  expect(texts([gone])).toEqual(['Service: response:old.one']);
});

test('inputs are named where there are several', () => {
  expect(told([happy]).map(({ input }) => input)).toEqual([null]);
  const parts = ['csat.answers', 'effort.answers'].map((input) => ({ ...happy, input }));
  expect(told(parts).map(({ input }) => input)).toEqual(['csat.answers', 'effort.answers']);
});
