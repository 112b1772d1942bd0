import { expect, it } from 'vitest';
import { measureText } from './measure-text.ts';

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
    (names) => names.en,
  );

it('says the scale of a question once', () => {
  expect(told('How happy are you?', { min: 0, max: 10 })).toBe('How happy are you? (0–10)');
  expect(told('How happy are you? (0–10)', { min: 0, max: 10 })).toBe('How happy are you? (0–10)');
  expect(told('How happy are you? (0–100)', { min: 0, max: 10 })).toBe('How happy are you? (0–100) (0–10)');
  expect(told('您有多满意？（1至5）', { min: 1, max: 5 })).toBe('您有多满意？（1至5）');
  expect(told('How many?', null)).toBe('How many?');
});
