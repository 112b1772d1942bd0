import { en } from './en.ts';
import type { Language } from './languages.ts';
import type { Say } from './say.ts';
import { zhCn } from './zh-cn.ts';

/** The texts without a browser around them, for tests of what builds sentences. */
export function sayIn(language: Language): Say {
  const texts = language === 'en' ? en : zhCn;
  return (key, values = {}) =>
    texts[key].replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
