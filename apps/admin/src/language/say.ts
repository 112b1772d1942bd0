import type { en } from './en.ts';

export type TextKey = keyof typeof en;

/** One text in the language in use, its `{{places}}` filled. */
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;
