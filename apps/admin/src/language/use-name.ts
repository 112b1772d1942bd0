import type { Names } from '@attune/contracts';
import { useCallback } from 'react';
import { withFace } from './load-chinese-face.ts';
import { useLanguage } from './use-language.ts';

export type NameOf = (names: Names) => string;

/** The name of something of the enterprise in the language in use. */
export function useName(): NameOf {
  const language = useLanguage();
  return useCallback((names) => withFace(language === 'zh-CN' ? names.zh : names.en), [language]);
}
