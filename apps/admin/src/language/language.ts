import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadChineseFace, loadChineseFaceAtRest } from './load-chinese-face.ts';
import { type Language, languageStorageKey, preferredLanguage } from './languages.ts';

/** Only the language in use is loaded. */
const load = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCn,
};

async function ensureLoaded(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await load[language]());
}

const chineseFace = (language: Language) =>
  language === 'zh-CN' ? loadChineseFace() : loadChineseFaceAtRest();

export async function startLanguage(): Promise<void> {
  const language = preferredLanguage(readStored(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
    partialBundledLanguages: true,
  });
  chineseFace(language);
  await ensureLoaded(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function switchLanguage(language: Language): Promise<void> {
  chineseFace(language);
  await ensureLoaded(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(languageStorageKey, language);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(languageStorageKey);
  } catch {
    return null;
  }
}
