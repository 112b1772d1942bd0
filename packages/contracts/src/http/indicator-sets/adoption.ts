import { z } from 'zod';
import { thresholds } from '../indicator-definitions.ts';
import { actor, revision, why } from '../reviewed-versions.ts';
import { itemVariant, setItem } from './body.ts';
import { departmentKey, indicatorKey } from './parts.ts';

/** What a department wants of an item that is not locked; null: as the set says. */
const localTarget = z.strictObject({
  indicator: indicatorKey,
  /** As the item names it. */
  variant: itemVariant.nullable().default(null),
  target: z.number().nullable(),
  thresholds: thresholds.nullable(),
});
export type LocalTarget = z.infer<typeof localTarget>;

/** An item of a department alone; it is no part of the index. */
const localItem = setItem.pick({ indicator: true, variant: true, target: true, thresholds: true });
export type LocalItem = z.infer<typeof localItem>;

const localTargets = z.array(localTarget).max(200).default([]);
const localItems = z.array(localItem).max(50).default([]);

export const newAdoption = z.strictObject({
  department: departmentKey,
  targets: localTargets,
  items: localItems,
  why,
});
export type NewAdoption = z.infer<typeof newAdoption>;

export const editedAdoption = z.strictObject({
  revision,
  targets: localTargets,
  items: localItems,
  why,
});
export type EditedAdoption = z.infer<typeof editedAdoption>;

export const adoptionEndQuery = z.object({ revision: z.coerce.number().int(), why });
export type AdoptionEnd = z.infer<typeof adoptionEndQuery>;

/** A department, with what is below it, works by a set. */
export const adoption = z.object({
  set: z.string(),
  department: z.string(),
  revision: z.int(),
  targets: z.array(localTarget),
  items: z.array(localItem),
  /** Who changed it last, and why. */
  by: actor,
  why: z.string(),
  at: z.iso.datetime(),
});
export type AdoptionAnswer = z.infer<typeof adoption>;

export const adoptions = z.object({ adoptions: z.array(adoption) });
