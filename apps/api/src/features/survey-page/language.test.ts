import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

test.each([
  ['zh', 'en', 'zh'],
  ['zh-TW', undefined, 'zh'],
  [null, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  [null, 'en;q=0.5, zh-Hans;q=0.7', 'zh'],
  [null, 'fr-FR,fr;q=0.9,zh;q=0.2', 'zh'],
  [null, 'zh;q=0, en;q=0.1', 'en'],
  [null, 'fr', 'en'],
  [null, undefined, 'en'],
  ['fr', 'zh', 'zh'],
  [null, ';;;,q=,;q=1', 'en'],
])('asked for %s, accepting %s: %s', (asked, accepted, language) => {
  expect(chooseLanguage(asked, accepted)).toBe(language);
});
