export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words, so that whoever cannot read the current one finds theirs. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };

export const languageStorageKey = 'attune.language';

/** What was chosen here before, else what the browser prefers. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const chosen = languages.find((one) => one === stored);
  if (chosen) return chosen;
  const known = browser.find((one) => /^(zh|en)/i.test(one));
  return known && /^zh/i.test(known) ? 'zh-CN' : 'en';
}
