import i18next from 'i18next';
import type { TextKey } from './say.ts';

/** Whether there is a text for what is only known once it comes, as a code of the API is. */
export const isTextKey = (key: string): key is TextKey => i18next.exists(key);
