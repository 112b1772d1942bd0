import { expect, it } from 'vitest';
import { verdictOf, verdictOfChange } from './verdict.ts';

it('respects polarity', () => {
  expect(verdictOf(2, 'higher-is-better')).toBe('better');
  expect(verdictOf(2, 'lower-is-better')).toBe('worse');
  expect(verdictOf(-2, 'lower-is-better')).toBe('better');
  expect(verdictOf(2, 'neutral')).toBe('different');
});

it('calls noise neither better nor worse, however large', () => {
  expect(verdictOfChange({ difference: -21, p: 0.2, significant: false }, 'higher-is-better')).toBe('same');
  expect(verdictOfChange({ difference: -2, p: 0.01, significant: true }, 'higher-is-better')).toBe('worse');
});
