import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Say } from './say.ts';

/** Typed by our own keys; a component that uses it renders again when the language changes. */
export function useSay(): Say {
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, { ...values }), [t]);
}
