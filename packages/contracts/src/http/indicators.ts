import { z } from 'zod';
import { currency } from '../events/parts.ts';
import { dimensions } from '../measure.ts';
import { text } from '../cloud-event.ts';
import { names } from './departments.ts';
import { derivedProgress } from './derived-measures.ts';
import { indicatorBody, indicatorUnit, polarity, thresholds } from './indicator-definitions.ts';
import { exampleIndicator } from './example-bodies.ts';
import { interval } from './interval.ts';
import { actor } from './reviewed-versions.ts';
import { selectionCheck, weightedFigure, weighting, weightingWarning } from './weightings.ts';

export const grains = ['day', 'week', 'month', 'quarter', 'year', 'total'] as const;
export const grain = z.enum(grains);
export type Grain = z.infer<typeof grain>;

export const indicator = z.object({
  key: z.string(),
  version: z.int().describe('The one in force today, or that was last.'),
  names,
  explanations: names,
  owner: z.string(),
  unit: indicatorUnit,
  polarity,
  range: z
    .tuple([z.number(), z.number()])
    .nullable()
    .describe('The ends of what the value can be, where there are any: [-100, 100] for NPS.'),
  minimumN: z.int(),
  target: z.number().nullable().describe('Target set for the enterprise, or null.'),
  thresholds: thresholds.nullable(),
  tags: z.array(z.string()),
  plugin: z.string().nullable().describe('Of the reading; null where it is made by a formula.'),
  formula: z.string().nullable().describe('The expression over other indicators, where it is one.'),
  versions: z
    .array(z.object({ version: z.int(), from: z.iso.date().nullable(), target: z.number().nullable() }))
    .describe(
      'Published versions, the first day each is in force, null: since ever, and the target for its days.',
    ),
  wholeMonths: z
    .boolean()
    .describe('It is read from the first day of a month to the last of one, and for nothing in between.'),
  currencies: z
    .array(z.string())
    .nullable()
    .describe(
      'Where it reads money: the currencies there are facts in, each with figures of its own; else null.',
    ),
  measures: z
    .array(z.object({ key: z.string(), names }))
    .nullable()
    .describe(
      'Where it reads derived measures: those that are declared, each with figures of its own; else null.',
    ),
  itemGroups: z
    .array(z.string())
    .nullable()
    .describe(
      'Where it reads item groups: those there are, `<survey>#<group>`, each with figures of its own; else null.',
    ),
});
export type Indicator = z.infer<typeof indicator>;

export const indicators = z.object({ indicators: z.array(indicator) });

const localDay = z.iso.date();

/** Only what must be given has examples: a page to try the API out on fills them in. */
export const valuesQuery = z.object({
  from: localDay.meta({
    description: 'The first day, in the time zone of the enterprise.',
    examples: ['2026-01-01'],
  }),
  to: localDay.meta({
    description: 'The last day, which counts as well.',
    examples: ['2026-12-31'],
  }),
  grain: grain
    .default('total')
    .describe('One row per day, week, month, quarter or year; `total`: one for all days.'),
  by: z
    .string()
    .max(100)
    .optional()
    .describe(
      '`department`, or `department,<dimension>[,<dimension>]` such as `department,channel`; without it one row for all that may be seen.',
    ),
  where: z
    .string()
    .max(1000)
    .optional()
    .describe(
      'A CEL condition over dimensions, of `==`, `in` and `&&`: only answers for which it holds, such as `channel == "web" && segment in ["smb", "enterprise"]`.',
    ),
  compare: z
    .enum(['previous', 'none'])
    .default('previous')
    .describe(
      '`previous` compares each period with as many days before it; `none` leaves `change` out of every row and reads half as much: for tables of many rows.',
    ),
  department: z
    .string()
    .max(100)
    .optional()
    .describe('Key of a department: only this one and what is below it.'),
  currency: currency
    .optional()
    .describe(
      'Only this currency, `CNY` for instance, of an indicator that reads money; without it each currency has rows of its own.',
    ),
  measure: z
    .string()
    .max(100)
    .optional()
    .describe(
      'Key of a derived measure: only this one, of an indicator that reads them; without it each has rows of its own.',
    ),
  itemGroup: z
    .string()
    .max(250)
    .optional()
    .describe(
      'Only this item group, `<survey>#<group>`, of an indicator that reads them; without it each one in force has rows of its own.',
    ),
  weighting: z
    .string()
    .max(100)
    .optional()
    .describe(
      'Key of a weighting: weighted as it says, of an indicator that is read from answers on a scale.',
    ),
  asOf: z
    .string()
    .max(4000)
    .optional()
    .describe(
      'The figures as they stood once, counted again from the events until then. Give the receipt of any figure of that time (`receipt` in the rows of this answer), or the `positions` that GET /v1/receipts/{token} tells: how far the log had come, one position per partition, separated by commas, such as `18204,17911,18377,18046`. By department at most, and compared with nothing.',
    ),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Version of the indicator: all days are read as it says, whenever it is in force; without it each day as the version then in force.',
    ),
});
export type ValuesQuery = z.infer<typeof valuesQuery>;

export const change = z.object({
  difference: z.number(),
  p: z.number().nullable(),
  significant: z.boolean(),
});
export type Change = z.infer<typeof change>;

/** One figure. `value` is null where it is not computable; `reason` then says why. */
export const valueRow = z.object({
  period: z.string().describe('ISO 8601 interval of local days, both inclusive: `2026-01-01/2026-12-31`.'),
  version: z
    .int()
    .describe(
      'Of the indicator; a period during which it changed has one row per version, each of its own days.',
    ),
  department: z.string().optional(),
  currency: z
    .string()
    .optional()
    .describe('ISO 4217, where the indicator reads money: `value` is then of this currency only.'),
  measure: z.string().optional().describe('Key of the derived measure, where the indicator reads one.'),
  itemGroup: z
    .string()
    .optional()
    .describe('`<survey>#<group>`, where the indicator reads item groups: `value` is then of this one only.'),
  ...(Object.fromEntries(dimensions.map((name) => [name, z.string().optional()])) as Record<
    (typeof dimensions)[number],
    z.ZodOptional<z.ZodString>
  >),
  value: z.number().nullable(),
  n: z
    .int()
    .nullable()
    .describe('Null where the figure is hidden: how few there are would say too much already.'),
  interval: interval.nullable(),
  excluded: z.record(z.string(), z.int()),
  change: change
    .nullable()
    .describe(
      'Against the previous period of equal length; null where there is none, or none was asked for.',
    ),
  reason: z.string().optional(),
  intervalReason: z
    .string()
    .optional()
    .describe('Why a value has no interval, where more data would not give it one.'),
  weighted: weightedFigure
    .optional()
    .describe('Only where a weighting was asked for, and the figure is not hidden.'),
  warnings: z.array(weightingWarning).optional().describe('Reasons to doubt a weighted figure.'),
  receipt: z.string(),
});
export type ValueRow = z.infer<typeof valueRow>;

/** A derived measure whose history is being counted: figures of days before `from` come with the rest of it. */
const building = z.object({ measure: z.string(), ...derivedProgress.shape, from: z.iso.date() });

export const values = z.object({
  indicator: z.string(),
  unit: z.string(),
  rows: z.array(valueRow),
  versions: z
    .array(z.object({ version: z.int(), from: z.iso.date().nullable(), to: z.iso.date().nullable() }))
    .describe(
      'Those that answered, and the days they are in force; null: since ever, or until further notice.',
    ),
  unbound: z
    .array(z.string())
    .optional()
    .describe(
      'Keys of departments asked about that feed nothing into it: a version binds others. Only where there are any.',
    ),
  building: z.array(building).optional().describe('Only while something is.'),
  weighting: z
    .object({
      key: z.string(),
      version: z.int(),
      fingerprint: z.string(),
      building: z
        .object({ ...derivedProgress.shape, from: z.iso.date() })
        .nullable()
        .describe('Null once the answers there were when it was declared are counted.'),
      selection: selectionCheck.describe('Over the whole range asked for.'),
    })
    .optional()
    .describe('The weighting that was asked for.'),
  warnings: z.array(weightingWarning).optional().describe('Reasons to doubt all weighted figures.'),
});
export type Values = z.infer<typeof values>;

/** A definition as it would be, beside another version. `key` is of the indicator it would be a version of. */
export const previewQuestion = z
  .strictObject({
    key: z.string().max(100),
    body: indicatorBody,
    against: z
      .int()
      .min(1)
      .nullable()
      .optional()
      .describe(
        'The version it is compared with, null for none; without it the one in force today, which it would replace.',
      ),
    ...valuesQuery.pick({ from: true, to: true, by: true, department: true }).shape,
    grain: grain.default('month'),
  })
  .meta({
    examples: [
      {
        key: 'satisfaction-all',
        body: exampleIndicator,
        from: '2026-01-01',
        to: '2026-06-30',
        by: 'department',
      },
    ],
  });
export type PreviewQuestion = z.infer<typeof previewQuestion>;

const previewedFigure = valueRow.pick({ value: true, n: true, interval: true, excluded: true, reason: true });

/** What publishing would change, over history. */
export const preview = z.object({
  unit: z.string(),
  rows: z.array(
    z.object({
      period: z.string(),
      department: z.string().optional(),
      before: previewedFigure
        .nullable()
        .describe(
          'As the version it is compared with reads it; null where there is none, or no such figure.',
        ),
      after: previewedFigure.nullable(),
    }),
  ),
  version: z.int().nullable().describe('The version that `before` was read as.'),
  unbound: z.array(z.string()),
  readers: z.array(z.string()).describe('Indicators whose formulas read this one.'),
});
export type Preview = z.infer<typeof preview>;

export const coverageQuery = valuesQuery.pick({ from: true, to: true, version: true });
export type CoverageQuery = z.infer<typeof coverageQuery>;

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
  excluded: z.record(z.string(), z.int()),
  parts: z
    .record(z.string(), z.number())
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
  recount: z.object({
    outcome: z.enum(['same', 'changed']),
    value: z.number().nullable(),
    n: z.int().nullable(),
    events: z.int(),
    changes: z.array(recountChange).describe('Why it is another number; empty where it is the same.'),
  }),
});
export type Receipt = z.infer<typeof receipt>;

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

export const pinnedReceipts = z.object({ receipts: z.array(pinnedReceipt) });

export const newPin = z
  .strictObject({
    receipt: z.string().max(4000).describe('The `receipt` of a figure.'),
    note: text(500).describe('What it is kept for.'),
  })
  .meta({ examples: [{ receipt: 'WyJucHMiLDEsIjIwMjY.q1Zk', note: 'Annual report 2026, page 4' }] });
export type NewPin = z.infer<typeof newPin>;
