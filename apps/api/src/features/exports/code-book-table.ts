import type { CodeBook } from '@attune/contracts';
import { csvField, csvLine } from './csv-text.ts';

/** The code book as one table: its parts have the same few columns. */
export const codeBookHeader = [
  'part',
  'code',
  'type',
  'unit',
  'name_en',
  'name_zh',
  'meaning_en',
  'meaning_zh',
  'version',
  'polarity',
  'minimum_n',
  'reads',
  'interval_method',
] as const;

type Entry = Partial<Record<(typeof codeBookHeader)[number], string | number | null>>;

/** Every column, indicator and code of a book, in one shape; what an entry does not have is left out. */
export function codeBookEntries(book: CodeBook): Entry[] {
  const coded = (part: string, codes: CodeBook['reasons']): Entry[] =>
    codes.map(({ code, meanings }) => ({ part, code, ...both('meaning', meanings) }));
  return [
    ...book.columns.map(({ name, type, unit, names, meanings }) => ({
      part: 'column',
      code: name,
      type,
      unit,
      ...both('name', names),
      ...both('meaning', meanings),
    })),
    ...book.indicators.map(({ key, unit, names, explanations, version, polarity, ...rest }) => ({
      part: 'indicator',
      code: key,
      type: 'number',
      unit,
      version,
      polarity,
      ...both('name', names),
      ...both('meaning', explanations),
      minimum_n: rest.minimumN,
      reads: rest.reads.join('; '),
      interval_method: rest.intervalMethod,
    })),
    ...coded('unit', book.units),
    ...coded('exclusion', book.exclusions),
    ...coded('reason', book.reasons),
    ...coded('method', book.methods),
  ];
}

/** The same in the order of `codeBookHeader`. */
export const codeBookRows = (book: CodeBook): (string | number | null)[][] =>
  codeBookEntries(book).map((entry) => codeBookHeader.map((name) => entry[name] ?? null));

const both = <Name extends 'name' | 'meaning'>(name: Name, { en, zh }: { en: string; zh: string }) =>
  ({ [`${name}_en`]: en, [`${name}_zh`]: zh }) as Record<`${Name}_en` | `${Name}_zh`, string>;

export const codeBookCsv = (book: CodeBook): string =>
  [
    csvLine([...codeBookHeader]),
    ...codeBookRows(book).map((row) =>
      csvLine(row.map((cell) => csvField(cell, typeof cell === 'number' ? 'integer' : 'text'))),
    ),
  ].join('');
