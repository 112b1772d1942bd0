import { z } from 'zod';
import { names } from '../departments.ts';
import { indicatorUnit, polarity } from '../indicator-definitions.ts';
import { interval } from '../interval.ts';
import { itemVariant, rollUpPolicies, setGroup, setIndex, setItem } from './body.ts';
import { departmentKey } from './parts.ts';
import { targetInForce, thresholdsInForce } from './targets.ts';
import { versionAsked } from '../reviewed-versions.ts';

export const setGrains = ['total', 'month', 'quarter', 'year'] as const;

export const setValuesQuery = z.object({
  from: z.iso.date().describe('The first day, in the time zone of the enterprise.'),
  to: z.iso.date().describe('The last day, which counts as well.'),
  grain: z
    .enum(setGrains)
    .default('total')
    .describe('One row per month, quarter or year; `total`: one for all days.'),
  department: departmentKey.optional().describe('Only this department and what is below it.'),
  by: z
    .literal('department')
    .optional()
    .describe('A row for every department; without it for the topmost alone.'),
  version: versionAsked
    .optional()
    .describe(
      'All of it as this version, whenever that is in force; without it each day as the version then in force.',
    ),
});
export type SetValuesQuery = z.infer<typeof setValuesQuery>;

export const standings = ['good', 'watch', 'bad', 'uncertain'] as const;

/** Why an item of a set, or its index, has no value, beyond what any figure may lack. */
export const setReasons = [
  'unbound',
  'not-in-force',
  'several-figures',
  'variant-unknown',
  'period-not-whole-months',
  'no-weight',
  'part-missing',
  'below-minimum-coverage',
] as const;
export type SetReason = (typeof setReasons)[number];

/** One item of a set, of one department and period. `value` is null where it is not computable; `reason` says why. */
const setFigure = z.object({
  indicator: z.string(),
  variant: itemVariant.nullable(),
  version: z.int().nullable().describe('Of the indicator; null where none was in force.'),
  local: z.boolean(),
  value: z.number().nullable(),
  n: z
    .int()
    .nullable()
    .describe('Null where the figure is hidden: how few there are would say too much already.'),
  interval: interval.nullable(),
  reason: z.string().optional(),
  intervalReason: z
    .string()
    .optional()
    .describe('Why a value has no interval, where more data would not give it one.'),
  policy: z
    .enum(rollUpPolicies)
    .describe('How it was made; departments without others below them are always read by volume.'),
  coverage: z
    .number()
    .nullable()
    .describe(
      'Of a figure made of those below: the share of their weight, 0..1, that has a value to show; else null.',
    ),
  target: targetInForce.nullable(),
  thresholds: thresholdsInForce.nullable(),
  standing: z
    .enum(standings)
    .nullable()
    .describe(
      'On which side of the thresholds the whole interval lies; `uncertain` where it lies on both sides of one.',
    ),
  standingReason: z.enum(['no-value', 'no-thresholds', 'no-interval']).optional(),
  score: z
    .number()
    .nullable()
    .describe('0..100, for the index; null where it has no value, or is no part of the index.'),
  receipts: z.array(z.string()).describe('Of the figure, or of those it was made of.'),
});
export type SetFigure = z.infer<typeof setFigure>;

/** The overall index, 0..100. */
const indexFigure = z.object({
  value: z.number().nullable(),
  n: z.int().nullable().describe('The smallest n of its parts; null where a part is hidden.'),
  interval: interval.nullable(),
  coverage: z.number().describe('The share of all weight whose parts have a score, 0..1.'),
  reason: z.string().optional(),
  intervalReason: z.string().optional(),
});
export type IndexFigure = z.infer<typeof indexFigure>;

const valuesItem = setItem
  .pick({ indicator: true, variant: true, weight: true, rollUp: true, locked: true, score: true })
  .extend({
    group: z.string(),
    names,
    unit: indicatorUnit,
    polarity,
  });

const setRow = z.object({
  period: z.string().describe('ISO 8601 interval of local days, both inclusive.'),
  version: z
    .int()
    .describe(
      'Of the set; a period during which it, or an indicator of it, changed has a row for each stretch of its days.',
    ),
  department: z.string(),
  adoptedBy: z.string().nullable(),
  figures: z.array(setFigure),
  index: indexFigure.nullable().describe('Null where the version has none.'),
});
export type SetRow = z.infer<typeof setRow>;

/** Departments directly below one, in order of an item, as far as their intervals tell them apart. */
const setRanking = z.object({
  period: z.string(),
  version: z.int(),
  indicator: z.string(),
  variant: itemVariant.nullable(),
  parent: z.string(),
  places: z.array(
    z.object({
      department: z.string(),
      rank: z
        .int()
        .nullable()
        .describe('Its place, 1 being the best, where its interval overlaps no other; else null.'),
      range: z
        .object({ best: z.int(), worst: z.int() })
        .nullable()
        .describe('The places it may have; null without a value or an interval.'),
      tier: z.int().nullable().describe('Departments of two tiers can be told apart.'),
    }),
  ),
});
export type SetRanking = z.infer<typeof setRanking>;

export const setValues = z.object({
  set: z.string(),
  versions: z
    .array(
      z.object({
        version: z.int(),
        from: z.iso.date().nullable(),
        to: z.iso.date().nullable(),
        names,
        groups: z.array(setGroup.pick({ key: true, names: true })),
        items: z.array(valuesItem),
        index: setIndex.nullable(),
      }),
    )
    .describe(
      'Those that answered, and the days they are in force; null: since ever, or until further notice.',
    ),
  rows: z.array(setRow),
  ranks: z
    .array(setRanking)
    .describe('Of items whose indicator has a better end; only with `by=department`.'),
});
export type SetValues = z.infer<typeof setValues>;
