import { z } from 'zod';
import { exampleSet } from '../example-bodies.ts';
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
  revision: z
    .int()
    .describe('Goes up with every change: whoever changes a version says which one they have read.'),
  from: z.iso
    .date()
    .nullable()
    .describe('The first local day it is in force; null where it is since ever, or was never published.'),
  to: z.iso
    .date()
    .nullable()
    .describe('The last local day; null while there is no end to it, or it was never published.'),
  proposedBy: z
    .string()
    .nullable()
    .describe('The department that proposed it; null where it comes from those who look after the set.'),
  body: indicatorSetBody,
  steps: z.array(definitionStep),
});
export type SetVersion = z.infer<typeof setVersion>;

export const indicatorSet = z.object({
  key: z.string(),
  adoptedBy: z.array(z.string()).describe('Keys of the departments that adopted it, of those you may see.'),
  versions: z.array(setVersion).describe('The newest first.'),
});
export type IndicatorSetAnswer = z.infer<typeof indicatorSet>;

export const setRetirement = retirement
  .extend({
    adopters: z
      .int()
      .min(0)
      .default(0)
      .describe('How many departments work by it, as whoever ends it knows.'),
  })
  .meta({ examples: [{ to: '2026-12-31', why: 'Replaced by cx-core', adopters: 3 }] });
export type SetRetirement = z.infer<typeof setRetirement>;

export const newSet = z
  .strictObject({
    // Its address lists templates.
    key: versionedKey(100).refine((name) => name !== 'templates', 'is taken'),
    body: indicatorSetBody,
    why,
  })
  .meta({ examples: [{ key: 'cx-core', body: exampleSet, why: 'What every department answers for' }] });
export type NewSet = z.infer<typeof newSet>;

/** The next version of a set there is. */
export const newSetVersion = z
  .strictObject({ body: indicatorSetBody, why })
  .meta({ examples: [{ body: exampleSet, why: 'Loyalty counts twice' }] });
export type NewSetVersion = z.infer<typeof newSetVersion>;

export const editedSetVersion = z
  .strictObject({ revision, body: indicatorSetBody, why })
  .meta({ examples: [{ revision: 1, body: exampleSet, why: 'The weights were agreed' }] });
export type EditedSetVersion = z.infer<typeof editedSetVersion>;

/** A change of the core that a department asks for: it becomes the next version, in review. */
export const setProposal = z
  .strictObject({ department: departmentKey, body: indicatorSetBody, why })
  .meta({ examples: [{ department: 'sales', body: exampleSet, why: 'Our customers ask for it' }] });
export type SetProposal = z.infer<typeof setProposal>;
