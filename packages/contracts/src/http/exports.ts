import { z } from 'zod';
import { names } from './departments.ts';
import { indicator } from './indicators/indicator.ts';
import { valuesQuery } from './indicators/values.ts';

/** As for the figures of one indicator; every condition holds for each of those named. */
export const exportQuery = valuesQuery.extend({
  indicators: z
    .string()
    .min(1)
    .max(4000)
    .meta({ description: 'Keys of indicators, separated by commas.', examples: ['nps,csat'] }),
  language: z
    .enum(['en', 'zh'])
    .default('en')
    .describe('Of headings in XLSX; CSV and Parquet name their columns alike in every language.'),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      '`true` begins a CSV with a byte order mark: Excel takes it for text of another encoding otherwise.',
    ),
});
export type ExportQuery = z.infer<typeof exportQuery>;

export const codeBookQuery = z.object({
  indicators: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .describe('Keys of indicators, separated by commas; all unless given.'),
});
export type CodeBookQuery = z.infer<typeof codeBookQuery>;

/** `day` is a local day of the enterprise; `json` an object or list. */
const exportColumnType = z.enum(['text', 'number', 'integer', 'boolean', 'day', 'json']);

export const exportColumn = z.object({
  name: z.string(),
  type: exportColumnType,
  unit: z
    .string()
    .nullable()
    .describe('Of its numbers, where they have one: `indicator` is that of the indicator of the row.'),
  names,
  meanings: names,
});

/** A code that a file holds, and what it says. */
const meaning = z.object({ code: z.string(), meanings: names });

/** What every column and code of an export means. */
export const codeBook = z.object({
  columns: z.array(exportColumn),
  indicators: z.array(
    indicator
      .pick({ key: true, version: true, names: true, explanations: true, unit: true, polarity: true })
      .extend({
        minimumN: z.int(),
        reads: z
          .array(z.string())
          .describe('What is read, one after the other: `score of questions of type nps, 0 to 10`.'),
        intervalMethod: z
          .string()
          .nullable()
          .describe('Of its confidence intervals, one of `methods`; null where it has none.'),
      }),
  ),
  units: z.array(meaning).describe('Units of indicators.'),
  exclusions: z.array(meaning).describe('Why an answer or fact did not count: the keys of `excluded`.'),
  reasons: z.array(meaning).describe('Why there is no value, or no interval.'),
  methods: z.array(meaning).describe('How intervals are found.'),
});
export type CodeBook = z.infer<typeof codeBook>;
