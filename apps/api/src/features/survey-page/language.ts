export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** For the attribute `lang`: the Chinese texts are simplified. */
export const languageTag: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh' : 'en');

/** What the link says, otherwise what the browser prefers, otherwise English. */
export function chooseLanguage(asked: string | null, accepted: string | undefined): Language {
  if (asked !== null) {
    const said = languageOf(asked);
    if (said !== undefined) return said;
  }
  let best: { language: Language; weight: number } | undefined;
  for (const part of (accepted ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().split(';');
    const language = languageOf(tag);
    const weight = weightOf(parameters);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}

function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-', 1)[0];
  return languages.find((language) => language === primary);
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((part) => /^\s*q=([\d.]+)\s*$/.exec(part)?.[1]).find((q) => q !== undefined);
  return quality === undefined ? 1 : Number(quality) || 0;
}
