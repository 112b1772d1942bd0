import { z } from 'zod';
import { currency } from '../../events/parts.ts';
import { dimensions } from '../../measure.ts';
import { derivedProgress } from '../derived-measures.ts';
import { interval } from '../interval.ts';
import { selectionCheck, weightedFigure, weightingWarning } from '../weightings.ts';
import { versionAsked } from '../reviewed-versions.ts';

export const grains = ['day', 'week', 'month', 'quarter', 'year', 'total'] as const;
export const grain = z.enum(grains);
export type Grain = z.infer<typeof grain>;

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
  version: versionAsked
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

/** Why a figure has no value, as Attune and the plugins it comes with say it; another plugin may have codes of its own. */
export const valueReasons = [
  'empty',
  'building',
  'below-minimum-n',
  'protects-others',
  'unsettled',
  'inconsistent',
  'no-exposure',
  'overflow',
  'plugin-failed',
  'plugin-missing',
  'definition-unreadable',
  'part-missing',
  'below-minimum-coverage',
  'division-by-zero',
  'not-finite',
  'out-of-range',
  'too-few-items',
  'too-few-rows',
  'no-variance',
  'identical-items',
  'level-without-respondents',
  'not-converged',
] as const;
export type ValueReason = (typeof valueReasons)[number];

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
    .extend({
      against: z
        .string()
        .describe('The period it is compared with, both days inclusive: `2026-03-31/2026-06-30`.'),
    })
    .nullable()
    .describe(
      'Against the previous period of equal length, as `against` says; null where there is none, or none was asked for.',
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
  breaks: z
    .array(
      z.object({
        from: z.iso.date().describe('The first day that is read by the later versions.'),
        changed: z
          .array(z.object({ indicator: z.string(), version: z.int().nullable() }))
          .describe(
            'Which indicators have another version from then on: this one, or what its formula is made of, however deep; null: it is not in force any more.',
          ),
      }),
    )
    .optional()
    .describe(
      'Where figures stop being of one definition, in order of time: no line is drawn across. Only where there are any within the days asked for. `change` does not reach across: it reads both periods by the versions of the later one.',
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

export const coverageQuery = valuesQuery.pick({ from: true, to: true, version: true });
export type CoverageQuery = z.infer<typeof coverageQuery>;
