import { type Formats, formatsFor } from './formats.ts';
import type { Language } from './languages.ts';
import { useLanguage } from './use-language.ts';

const made = new Map<Language, Formats>();

export function useFormats(): Formats {
  const language = useLanguage();
  const formats = made.get(language) ?? formatsFor(language);
  made.set(language, formats);
  return formats;
}
