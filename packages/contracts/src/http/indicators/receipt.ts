import { z } from 'zod';
import { text } from '../../cloud-event.ts';
import { names } from '../departments.ts';
import { interval } from '../interval.ts';
import { jobSummary } from '../jobs.ts';
import { actor } from '../reviewed-versions.ts';
import { weighting } from '../weightings.ts';
import { indicator } from './indicator.ts';

/**
 * Why a recount is not the number it was: customers were erased since, the definition or its plugin is another one, or
 * the enterprise's time zone; `unknown` where it is none of these.
 */
const recountChange = z.object({
  code: z.enum(['customers-erased', 'definition-changed', 'time-zone-changed', 'unknown']),
  count: z.int().nullable().describe('How many, where they can be counted.'),
});
export type RecountChange = z.infer<typeof recountChange>;

/** What fed a figure: a measure, the departments it was taken from, and how it was read. */
const receiptFeed = z.object({
  input: z.string().describe('Of the reading; in a formula after the name of the part, `nps.recommend`.'),
  measure: z.string(),
  question: z
    .object({ survey: z.string(), question: z.string(), text: names })
    .nullable()
    .describe('What was asked, where it is of a question that there still is.'),
  departments: z.array(z.string()).describe('Keys of the departments asked about whose facts of it count.'),
  conversion: z
    .object({
      kind: z.enum(['table', 'linear', 'reversed']),
      from: z.object({ min: z.int(), max: z.int() }),
      to: z.object({ min: z.number(), max: z.number() }),
      points: z.array(z.int()).nullable().describe('Of a table: where each point goes, from the lowest on.'),
    })
    .nullable()
    .describe('From the scale of the question onto that of the reading; null where it is read as it is.'),
});

/**
 * What recounting a figure came to. Where that reads much of the log it is done by a job, which
 * `POST /v1/receipts/{token}/recount` asks for; until then the outcome is `large`.
 */
const recountOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['same', 'changed']),
    value: z.number().nullable(),
    n: z.int().nullable(),
    events: z
      .int()
      .nullable()
      .describe('How many values were put in and taken out; null where the figure is hidden.'),
    changes: z.array(recountChange).describe('Why it is another number; empty where it is the same.'),
  }),
  z.object({
    outcome: z.literal('large'),
    events: z.int().describe('Events of the log that recounting would look at.'),
  }),
]);

/** How one number came about, and whether recounting its events gives it again. */
export const receipt = z.object({
  token: z.string(),
  indicator,
  period: z.string(),
  timeZone: z.string(),
  department: z.object({ key: z.string(), names }).describe('What the figure is for.'),
  departments: z.array(z.string()).describe('Keys of all departments counted in it.'),
  unbound: z
    .array(z.string())
    .describe(
      'Keys of those below `department` of which nothing counts, since the version binds others; of the lowest only.',
    ),
  feeds: z.array(receiptFeed),
  filters: z.record(z.string(), z.array(z.string())),
  currency: z.string().nullable().describe('ISO 4217, where the indicator reads money.'),
  itemGroup: z.string().nullable().describe('`<survey>#<group>`, where the indicator reads item groups.'),
  weighting: weighting
    .pick({ key: true, version: true, names: true, definition: true, fingerprint: true })
    .nullable()
    .describe('Where the figure is weighted: the weighting as it was, also when it has been retired since.'),
  measures: z
    .array(z.object({ input: z.string(), key: z.string() }))
    .describe(
      'What was added up; of a derived measure, what it is worked out from. `feeds` says from where.',
    ),
  value: z.number().nullable(),
  n: z.int().nullable().describe('Null where the figure is hidden; then nothing else is told of its facts.'),
  interval: interval.nullable(),
  reason: z
    .string()
    .nullable()
    .describe('Why there is no value, and why it has no interval; null where there is one.'),
  intervalReason: z.string().nullable(),
  excluded: z
    .record(z.string(), z.int())
    .nullable()
    .describe(
      'By reason. This, the parts and the distribution are only known by counting: null as long as `recount` is `large`, as are the interval and the reasons.',
    ),
  parts: z
    .record(z.string(), z.number())
    .nullable()
    .describe(
      'What the sentence of the receipt is made of: `{ promoters: 1012, passives: 824, detractors: 181 }`.',
    ),
  distribution: z
    .array(z.object({ point: z.int(), n: z.int() }))
    .nullable()
    .describe('Counts per point of the scale, where the indicator reads one score measure.'),
  positions: z
    .array(z.int())
    .describe('Data cut-off: the position of the log per partition when the figure was read.'),
  recount: recountOutcome,
});
export type Receipt = z.infer<typeof receipt>;

/** A recount in the background: `result` is there once `status` is `done`. */
export const recount = jobSummary.extend({ result: receipt.nullable() });
export type Recount = z.infer<typeof recount>;

/** A receipt that somebody keeps, with what recounting it said last. */
export const pinnedReceipt = z.object({
  id: z.string(),
  receipt: z.string(),
  note: z.string(),
  by: actor,
  at: z.iso.datetime(),
  indicator: z.string(),
  version: z.int(),
  period: z.string(),
  department: z.string(),
  value: z.number().nullable(),
  n: z.int().nullable(),
  recount: z
    .object({
      outcome: z.enum(['same', 'changed']),
      value: z.number().nullable(),
      n: z.int().nullable(),
      changes: z.array(recountChange),
      at: z.iso.datetime(),
    })
    .nullable()
    .describe('Null until it is recounted.'),
});
export type PinnedReceipt = z.infer<typeof pinnedReceipt>;

/** A receipt that was to be recounted: with the recount, or with the job that does it and writes it there. */
export const recountedPin = pinnedReceipt.extend({
  job: jobSummary
    .nullable()
    .describe('Where recounting reads much of the log: the job, whose recount comes here when it is done.'),
});
export type RecountedPin = z.infer<typeof recountedPin>;

export const pinnedReceipts = z.object({ receipts: z.array(pinnedReceipt) });

export const newPin = z
  .strictObject({
    receipt: z.string().max(4000).describe('The `receipt` of a figure.'),
    note: text(500).describe('What it is kept for.'),
  })
  .meta({ examples: [{ receipt: 'WyJucHMiLDEsIjIwMjY.q1Zk', note: 'Annual report 2026, page 4' }] });
export type NewPin = z.infer<typeof newPin>;
