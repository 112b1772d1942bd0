import { expect, it } from 'vitest';
import { firstSentence } from './first-sentence.ts';

it('ends at the first full stop of either language, not at a decimal point', () => {
  expect(firstSentence('Mean of 4.5 or more. Everything else is left out.')).toBe('Mean of 4.5 or more.');
  expect(firstSentence('推荐者占比减去贬损者占比。其余不计。')).toBe('推荐者占比减去贬损者占比。');
  expect(firstSentence('No stop')).toBe('No stop');
});
