import { z } from 'zod';
import { versionAsked } from '../reviewed-versions.ts';

export const versionDiffQuery = z.object({
  against: versionAsked
    .optional()
    .describe('The version to compare with; without it the one published before, or nothing.'),
});
export type VersionDiffQuery = z.infer<typeof versionDiffQuery>;

/** What is another, field by field; lists are compared by what names their members. */
export const fieldChange = z.object({
  path: z
    .string()
    .describe('`groups.loyalty.items.nps.weight`; of a variant `groups.value.items.revenue@CNY.weight`.'),
  before: z.unknown().optional().describe('Undefined where there was, or is, nothing.'),
  after: z.unknown().optional(),
});
export type FieldChange = z.infer<typeof fieldChange>;

export const setDiff = z.object({
  set: z.string(),
  version: z.int(),
  against: z.int().nullable(),
  changes: z.array(fieldChange),
});
export type SetDiff = z.infer<typeof setDiff>;
