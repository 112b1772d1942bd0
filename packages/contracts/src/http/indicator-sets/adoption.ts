import { z } from 'zod';
import { thresholds } from '../indicator-definitions.ts';
import { actor, revision, why } from '../reviewed-versions.ts';
import { itemVariant, setItem } from './body.ts';
import { departmentKey, indicatorKey } from './parts.ts';

/** What a department wants of an item that is not locked; null: as the set says. */
const localTarget = z.strictObject({
  indicator: indicatorKey,
  variant: itemVariant.nullable().default(null).describe('As the item names it.'),
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
});
export type LocalTarget = z.infer<typeof localTarget>;

/** An item of a department alone; it is no part of the index. */
const localItem = setItem.pick({ indicator: true, variant: true, target: true, thresholds: true });
export type LocalItem = z.infer<typeof localItem>;

const localTargets = z
  .array(localTarget)
  .max(200)
  .default([])
  .describe('Targets and thresholds of its own, for items that are not locked.');
const localItems = z
  .array(localItem)
  .max(50)
  .default([])
  .describe('Indicators of the department alone, which are no part of the index.');

export const newAdoption = z
  .strictObject({
    department: departmentKey,
    targets: localTargets,
    items: localItems,
    why,
  })
  .meta({
    examples: [
      {
        department: 'sales',
        targets: [{ indicator: 'csat', variant: null, target: 4.2, thresholds: { good: 4.2, watch: 3.8 } }],
        items: [],
        why: 'We begin lower',
      },
    ],
  });
export type NewAdoption = z.infer<typeof newAdoption>;

export const editedAdoption = z
  .strictObject({
    revision,
    targets: localTargets,
    items: localItems,
    why,
  })
  .meta({
    examples: [
      {
        revision: 1,
        targets: [{ indicator: 'csat', variant: null, target: 4.2, thresholds: { good: 4.2, watch: 3.8 } }],
        items: [],
        why: 'Agreed for the second half',
      },
    ],
  });
export type EditedAdoption = z.infer<typeof editedAdoption>;

export const adoptionEndQuery = z.object({
  revision: z.coerce.number().int().describe('The `revision` of the adoption as you have read it.'),
  why,
});
export type AdoptionEnd = z.infer<typeof adoptionEndQuery>;

/** A department, with what is below it, works by a set. */
export const adoption = z.object({
  set: z.string(),
  department: z.string(),
  revision: z.int(),
  targets: z.array(localTarget),
  items: z.array(localItem),
  by: actor.describe('Who changed it last, and why.'),
  why: z.string(),
  at: z.iso.datetime(),
});
export type AdoptionAnswer = z.infer<typeof adoption>;

export const adoptions = z.object({ adoptions: z.array(adoption) });
