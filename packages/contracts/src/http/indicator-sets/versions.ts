import { z } from 'zod';
import {
  definitionStatuses,
  definitionStep,
  retirement,
  revision,
  versionedKey,
  why,
} from '../reviewed-versions.ts';
import { indicatorSetBody } from './body.ts';
import { departmentKey } from './parts.ts';

const setVersion = z.object({
  set: z.string(),
  version: z.int(),
  status: z.enum(definitionStatuses),
  /** Goes up with every change: whoever changes a version says which one they have read. */
  revision: z.int(),
  /** The first local day it is in force; null where it is since ever, or was never published. */
  from: z.iso.date().nullable(),
  /** The last local day; null while there is no end to it, or it was never published. */
  to: z.iso.date().nullable(),
  /** The department that proposed it; null where it comes from those who look after the set. */
  proposedBy: z.string().nullable(),
  body: indicatorSetBody,
  steps: z.array(definitionStep),
});
export type SetVersion = z.infer<typeof setVersion>;

export const indicatorSet = z.object({
  key: z.string(),
  /** Keys of the departments that adopted it, of those you may see. */
  adoptedBy: z.array(z.string()),
  /** The newest first. */
  versions: z.array(setVersion),
});
export type IndicatorSetAnswer = z.infer<typeof indicatorSet>;

export const setRetirement = retirement.extend({
  /** How many departments work by it, as whoever ends it knows. */
  adopters: z.int().min(0).default(0),
});
export type SetRetirement = z.infer<typeof setRetirement>;

export const newSet = z.strictObject({
  // Its address lists templates.
  key: versionedKey(100).refine((name) => name !== 'templates', 'is taken'),
  body: indicatorSetBody,
  why,
});
export type NewSet = z.infer<typeof newSet>;

/** The next version of a set there is. */
export const newSetVersion = z.strictObject({ body: indicatorSetBody, why });
export type NewSetVersion = z.infer<typeof newSetVersion>;

export const editedSetVersion = z.strictObject({ revision, body: indicatorSetBody, why });
export type EditedSetVersion = z.infer<typeof editedSetVersion>;

/** A change of the core that a department asks for: it becomes the next version, in review. */
export const setProposal = z.strictObject({ department: departmentKey, body: indicatorSetBody, why });
export type SetProposal = z.infer<typeof setProposal>;
