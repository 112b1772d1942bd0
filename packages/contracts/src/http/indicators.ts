import { z } from 'zod';
import { currency } from '../events/parts.ts';
import { dimensions } from '../measure.ts';
import { text } from '../cloud-event.ts';
import { names } from './departments.ts';
import { derivedProgress } from './derived-measures.ts';
import { indicatorBody, indicatorUnit, polarity, thresholds } from './indicator-definitions.ts';
import { interval } from './interval.ts';
import { actor } from './reviewed-versions.ts';
import { selectionCheck, weightedFigure, weighting, weightingWarning } from './weightings.ts';

export const grains = ['day', 'week', 'month', 'quarter', 'year', 'total'] as const;
export const grain = z.enum(grains);
export type Grain = z.infer<typeof grain>;

export const indicator = z.object({
  key: z.string(),
  /** The one in force today, or that was last. */
  version: z.int(),
  names,
  explanations: names,
  owner: z.string(),
  unit: indicatorUnit,
  polarity,
  /** The ends of what the value can be, where there are any: [-100, 100] for NPS. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  minimumN: z.int(),
  /** Target set for the enterprise, or null. */
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
  tags: z.array(z.string()),
  /** Of the reading; null where it is made by a formula. */
  plugin: z.string().nullable(),
  /** The expression over other indicators, where it is one. */
  formula: z.string().nullable(),
  /** Published versions, and the first day each is in force; null: since ever. */
  versions: z.array(z.object({ version: z.int(), from: z.iso.date().nullable() })),
  /** It is read from the first day of a month to the last of one, and for nothing in between. */
  wholeMonths: z.boolean(),
  /** Where it reads money: the currencies there are facts in, each with figures of its own; else null. */
  currencies: z.array(z.string()).nullable(),
  /** Where it reads derived measures: those that are declared, each with figures of its own; else null. */
  measures: z.array(z.object({ key: z.string(), names })).nullable(),
  /** Where it reads item groups: those there are, `<survey>#<group>`, each with figures of its own; else null. */
  itemGroups: z.array(z.string()).nullable(),
});
export type Indicator = z.infer<typeof indicator>;

export const indicators = z.object({ indicators: z.array(indicator) });

const localDay = z.iso.date();

/** `from` and `to` are local days of the enterprise's time zone, both inclusive. */
export const valuesQuery = z.object({
  from: localDay,
  to: localDay,
  grain: grain.default('total'),
  /** `department`, or `department,<dimension>[,<dimension>]`; without it one row for all that may be seen. */
  by: z.string().max(100).optional(),
  /** A CEL condition over dimensions: `channel == "web" && segment in ["smb", "enterprise"]`. */
  where: z.string().max(1000).optional(),
  /** `none` leaves `change` out of every row, and reads half as much: for tables of many rows. */
  compare: z.enum(['previous', 'none']).default('previous'),
  /** Only this department and what is below it. */
  department: z.string().max(100).optional(),
  /** Only this currency, of an indicator that reads money; without it each currency has rows of its own. */
  currency: currency.optional(),
  /** Only this derived measure, of an indicator that reads them; without it each has rows of its own. */
  measure: z.string().max(100).optional(),
  /** Only this item group, of an indicator that reads them; without it each one in force has rows of its own. */
  itemGroup: z.string().max(250).optional(),
  /** Weighted as this weighting says, of an indicator that is read from answers on a scale. */
  weighting: z.string().max(100).optional(),
  /**
   * As it stood when the log had come to these positions, one per partition, separated by commas, as receipts tell them:
   * counted from the events until then, by department at most, and compared with nothing.
   */
  asOf: z.string().max(2000).optional(),
  /** All of it as this version, whenever that is in force; without it each day as the version then in force. */
  version: z.coerce.number().int().min(1).optional(),
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
  /** ISO 8601 interval of local days, both inclusive: `2026-01-01/2026-12-31`. */
  period: z.string(),
  /** Of the indicator; a period during which it changed has one row per version, each of its own days. */
  version: z.int(),
  department: z.string().optional(),
  /** ISO 4217, where the indicator reads money: `value` is then of this currency only. */
  currency: z.string().optional(),
  /** Key of the derived measure, where the indicator reads one. */
  measure: z.string().optional(),
  /** `<survey>#<group>`, where the indicator reads item groups: `value` is then of this one only. */
  itemGroup: z.string().optional(),
  ...(Object.fromEntries(dimensions.map((name) => [name, z.string().optional()])) as Record<
    (typeof dimensions)[number],
    z.ZodOptional<z.ZodString>
  >),
  value: z.number().nullable(),
  /** Null where the figure is hidden: how few there are would say too much already. */
  n: z.int().nullable(),
  interval: interval.nullable(),
  excluded: z.record(z.string(), z.int()),
  /** Against the previous period of equal length; null where there is none, or none was asked for. */
  change: change.nullable(),
  reason: z.string().optional(),
  /** Why a value has no interval, where more data would not give it one. */
  intervalReason: z.string().optional(),
  /** Only where a weighting was asked for, and the figure is not hidden. */
  weighted: weightedFigure.optional(),
  /** Reasons to doubt a weighted figure. */
  warnings: z.array(weightingWarning).optional(),
  receipt: z.string(),
});
export type ValueRow = z.infer<typeof valueRow>;

/** A derived measure whose history is being counted: figures of days before `from` come with the rest of it. */
const building = z.object({ measure: z.string(), ...derivedProgress.shape, from: z.iso.date() });

export const values = z.object({
  indicator: z.string(),
  unit: z.string(),
  rows: z.array(valueRow),
  /** Those that answered, and the days they are in force; null: since ever, or until further notice. */
  versions: z.array(
    z.object({ version: z.int(), from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  ),
  /** Keys of departments asked about that feed nothing into it: a version binds others. Only where there are any. */
  unbound: z.array(z.string()).optional(),
  /** Only while something is. */
  building: z.array(building).optional(),
  /** The weighting that was asked for. */
  weighting: z
    .object({
      key: z.string(),
      version: z.int(),
      fingerprint: z.string(),
      /** Null once the answers there were when it was declared are counted. */
      building: z.object({ ...derivedProgress.shape, from: z.iso.date() }).nullable(),
      /** Over the whole range asked for. */
      selection: selectionCheck,
    })
    .optional(),
  /** Reasons to doubt all weighted figures. */
  warnings: z.array(weightingWarning).optional(),
});
export type Values = z.infer<typeof values>;

/** A definition as it would be, beside the one in force. `key` is of the indicator it would be a version of. */
export const previewQuestion = z.strictObject({
  key: z.string().max(100),
  body: indicatorBody,
  ...valuesQuery.pick({ from: true, to: true, by: true, department: true }).shape,
  grain: grain.default('month'),
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
      /** As the version in force today reads it; null where there is none, or no such figure. */
      before: previewedFigure.nullable(),
      after: previewedFigure.nullable(),
    }),
  ),
  /** The version that `before` was read as. */
  version: z.int().nullable(),
  unbound: z.array(z.string()),
  /** Indicators whose formulas read this one. */
  readers: z.array(z.string()),
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
  /** How many, where they can be counted. */
  count: z.int().nullable(),
});
export type RecountChange = z.infer<typeof recountChange>;

/** What fed a figure: a measure, the departments it was taken from, and how it was read. */
const receiptFeed = z.object({
  /** Of the reading; in a formula after the name of the part, `nps.recommend`. */
  input: z.string(),
  measure: z.string(),
  /** What was asked, where it is of a question that there still is. */
  question: z.object({ survey: z.string(), question: z.string(), text: names }).nullable(),
  /** Keys of the departments asked about whose facts of it count. */
  departments: z.array(z.string()),
  /** From the scale of the question onto that of the reading; null where it is read as it is. */
  conversion: z
    .object({
      kind: z.enum(['table', 'linear', 'reversed']),
      from: z.object({ min: z.int(), max: z.int() }),
      to: z.object({ min: z.number(), max: z.number() }),
      /** Of a table: where each point goes, from the lowest on. */
      points: z.array(z.int()).nullable(),
    })
    .nullable(),
});

/** How one number came about, and whether recounting its events gives it again. */
export const receipt = z.object({
  token: z.string(),
  indicator,
  period: z.string(),
  timeZone: z.string(),
  /** What the figure is for. */
  department: z.object({ key: z.string(), names }),
  /** Keys of all departments counted in it. */
  departments: z.array(z.string()),
  /** Keys of those below `department` of which nothing counts, since the version binds others; of the lowest only. */
  unbound: z.array(z.string()),
  feeds: z.array(receiptFeed),
  filters: z.record(z.string(), z.array(z.string())),
  /** ISO 4217, where the indicator reads money. */
  currency: z.string().nullable(),
  /** `<survey>#<group>`, where the indicator reads item groups. */
  itemGroup: z.string().nullable(),
  /** Where the figure is weighted: the weighting as it was, also when it has been retired since. */
  weighting: weighting
    .pick({ key: true, version: true, names: true, definition: true, fingerprint: true })
    .nullable(),
  /** What was added up; of a derived measure, what it is worked out from. `feeds` says from where. */
  measures: z.array(z.object({ input: z.string(), key: z.string() })),
  value: z.number().nullable(),
  /** Null where the figure is hidden; then nothing else is told of its facts. */
  n: z.int().nullable(),
  interval: interval.nullable(),
  /** Why there is no value, and why it has no interval; null where there is one. */
  reason: z.string().nullable(),
  intervalReason: z.string().nullable(),
  excluded: z.record(z.string(), z.int()),
  /** What the sentence of the receipt is made of: `{ promoters: 1012, passives: 824, detractors: 181 }`. */
  parts: z.record(z.string(), z.number()),
  /** Counts per point of the scale, where the indicator reads one score measure. */
  distribution: z.array(z.object({ point: z.int(), n: z.int() })).nullable(),
  /** Data cut-off: the position of the log per partition when the figure was read. */
  positions: z.array(z.int()),
  recount: z.object({
    outcome: z.enum(['same', 'changed']),
    value: z.number().nullable(),
    n: z.int().nullable(),
    events: z.int(),
    /** Why it is another number; empty where it is the same. */
    changes: z.array(recountChange),
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
  /** Null until it is recounted. */
  recount: z
    .object({
      outcome: z.enum(['same', 'changed']),
      value: z.number().nullable(),
      n: z.int().nullable(),
      changes: z.array(recountChange),
      at: z.iso.datetime(),
    })
    .nullable(),
});
export type PinnedReceipt = z.infer<typeof pinnedReceipt>;

export const pinnedReceipts = z.object({ receipts: z.array(pinnedReceipt) });

export const newPin = z.strictObject({ receipt: z.string().max(4000), note: text(500) });
export type NewPin = z.infer<typeof newPin>;
