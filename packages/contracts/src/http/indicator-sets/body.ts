import { z } from 'zod';
import { currency } from '../../events/parts.ts';
import { thresholds } from '../indicator-definitions.ts';
import { bilingual, versionedKey } from '../reviewed-versions.ts';
import { departmentKey, indicatorKey } from './parts.ts';

/**
 * Which figure of an indicator that has several: money, derived measures and item groups are never pooled. An indicator
 * stands in a set once, or once per variant.
 */
export const itemVariant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('currency'), currency }),
  z.strictObject({ kind: z.literal('measure'), measure: z.string().max(100) }),
  z.strictObject({ kind: z.literal('item-group'), itemGroup: z.string().max(250) }),
]);
export type ItemVariant = z.infer<typeof itemVariant>;

/** How the figures of departments become one of the department above them. */
const rollUp = z.discriminatedUnion('policy', [
  z
    .strictObject({ policy: z.literal('volume') })
    .describe('Every answer says as much: tallies are pooled and read once.'),
  z
    .strictObject({ policy: z.literal('equal') })
    .describe(
      'Every department directly below says as much; what counts for the department itself and none of these does not.',
    ),
  z
    .strictObject({ policy: z.literal('population'), weights: z.record(departmentKey, z.number()) })
    .describe(
      'By numbers that somebody declared, by department key: customers, say. One that is not named has what is below it.',
    ),
]);
export type RollUp = z.infer<typeof rollUp>;
export const rollUpPolicies = ['volume', 'equal', 'population'] as const;

/** How a value becomes a score of 0..100 for the index; the better end is that of the indicator's polarity. */
const itemScore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('min-max'), low: z.number(), high: z.number() }),
  z
    .strictObject({ kind: z.literal('target') })
    .describe(
      "The share of the set's target that is attained; never of a local one, or indices could not be compared.",
    ),
]);
export type ItemScore = z.infer<typeof itemScore>;

export const setItem = z.strictObject({
  indicator: indicatorKey,
  variant: itemVariant.nullable().describe('Null for indicators of one figure.'),
  weight: z.number().describe('At least 0; only the ratios matter.'),
  target: z.number().nullable().describe('Null: that of the indicator itself, if it has one.'),
  thresholds: thresholds.nullable(),
  rollUp,
  locked: z
    .boolean()
    .describe('Departments that adopt the set cannot set a target or thresholds of their own for it.'),
  score: itemScore.nullable().describe('Null: shown, but no part of the index.'),
});
export type SetItem = z.infer<typeof setItem>;

export const setGroup = z.strictObject({
  key: versionedKey(50),
  names: bilingual(200),
  items: z.array(setItem).max(50),
});
export type SetGroup = z.infer<typeof setGroup>;

export const setIndex = z.strictObject({
  names: bilingual(200),
  aggregation: z
    .enum(['arithmetic', 'geometric'])
    .describe(
      '`arithmetic` lets a good part make up for a bad one, `geometric` less so: one part at 0 makes it 0.',
    ),
  minimumCoverage: z
    .number()
    .nullable()
    .describe(
      'The least share of all weight, 0..1, that must have a score; null: without any one part there is no index.',
    ),
});
export type SetIndex = z.infer<typeof setIndex>;

/** Each is read for every department and period that figures of the set are asked for. */
const mostItems = 200;

/** What a set is, in one version. */
export const indicatorSetBody = z.strictObject({
  names: bilingual(200),
  explanations: bilingual(2000),
  owner: z.string().min(1).max(200).describe('Who answers for it: a person or an office.'),
  groups: z
    .array(setGroup)
    .max(20)
    .refine(
      (groups) => groups.reduce((sum, { items }) => sum + items.length, 0) <= mostItems,
      `needs at most ${mostItems} indicators in all its groups`,
    ),
  index: setIndex.nullable().describe('One number of all scores; null for none.'),
});
export type IndicatorSetBody = z.infer<typeof indicatorSetBody>;
