import { expect, it } from 'vitest';
import { preferredLanguage } from './languages.ts';

it('keeps what was chosen, else follows the browser, else English', () => {
  expect(preferredLanguage('zh-CN', ['en-US'])).toBe('zh-CN');
  expect(preferredLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(preferredLanguage(null, ['en-GB', 'zh-CN'])).toBe('en');
  expect(preferredLanguage('tlh', ['fr'])).toBe('en');
});
