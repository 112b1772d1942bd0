import type { Verdict } from '@attune/plugin-sdk/testing';
import type { Cell } from './indicator-reader.ts';

/** What an isolated plugin is asked: one JSON text per line, one question at a time. */
export type Question =
  /** First. The options are a JSON text. Answered with a description. */
  | { ask: 'load'; options: string }
  /** Answered with `Judged`. */
  | { ask: 'judge' }
  /** These are answered per cell: `{ is: … }`, or `{ threw: … }` in words. */
  | { ask: 'read' | 'explain'; key: string; level: number | null; cells: readonly Cell[] }
  | { ask: 'compare'; key: string; level: number | null; cells: readonly (readonly [Cell, Cell])[] };

/** What it says, one JSON text per line: any number of logs, then an answer or why there is none. */
export type Message =
  | { answer: unknown }
  | { refusal: { code: 'plugin-invalid' | 'options-invalid'; detail: string } }
  | { log: { level: string; message: string; fields: unknown } };

export type Judged = readonly ({ key: string } & Verdict)[];

/**
 * JSON with whole numbers of any size, written as `"12n"`: no text in a tally looks like that. Numbers that JSON does
 * not have keep their names, so that they are refused and not read as null.
 */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`;
    return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
  });

/** The same of what has finite numbers only, many times as fast where all of them are ordinary ones, as in most tallies. */
export function cellText(cells: unknown): string {
  try {
    return JSON.stringify(cells);
  } catch {
    return textOf(cells);
  }
}

const large = /^-?\d+n$/;

export const valueOf = (text: string): unknown =>
  /"-?\d+n"/.test(text)
    ? JSON.parse(text, (_, part: unknown) =>
        typeof part === 'string' && large.test(part) ? BigInt(part.slice(0, -1)) : part,
      )
    : JSON.parse(text);
