import { expect, it } from 'vitest';
import { sayIn } from '../../language/say-in.ts';
import { measureText } from './measure-text.ts';

const say = sayIn('en');
const told = (en: string, scale: { min: number; max: number } | null) =>
  measureText(
    {
      key: 'response:s.q',
      kind: 'score',
      survey: 's',
      question: 'q',
      scale,
      text: { en, zh: en },
    },
    { say, nameOf: (names) => names.en },
  );

it('says the scale of a question once', () => {
  expect(told('How happy are you?', { min: 0, max: 10 })).toBe('How happy are you? (0–10)');
  expect(told('How happy are you? (0–10)', { min: 0, max: 10 })).toBe('How happy are you? (0–10)');
  expect(told('How happy are you? (0–100)', { min: 0, max: 10 })).toBe('How happy are you? (0–100) (0–10)');
  expect(told('您有多满意？（1至5）', { min: 1, max: 5 })).toBe('您有多满意？（1至5）');
  expect(told('How many?', null)).toBe('How many?');
});

it('names the rating that no survey asks for', () => {
  const rating = { kind: 'score', survey: null, question: null, text: null } as const;
  const measure = { ...rating, key: 'feedback.received:rating.1-5', scale: { min: 1, max: 5 } };
  expect(measureText(measure, { say, nameOf: (names) => names.en })).toBe('Rating of feedback (1–5)');
});
