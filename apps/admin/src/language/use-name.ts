import type { Names } from '@attune/contracts';
import { useCallback } from 'react';
import { useLanguage } from './use-language.ts';

export type NameOf = (names: Names) => string;

/** The name of something of the enterprise in the language in use. */
export function useName(): NameOf {
  const language = useLanguage();
  return useCallback((names) => (language === 'zh-CN' ? names.zh : names.en), [language]);
}
