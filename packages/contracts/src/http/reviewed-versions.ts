import { z } from 'zod';

/** Of whatever has versions: it stands in addresses and in files. */
export const versionedKey = (most: number) =>
  z
    .string()
    .max(most)
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      `needs lower-case words joined by hyphens, at most ${most} characters`,
    );

/** A version that is asked for in an address. */
export const versionAsked = z.coerce.number().int().min(1);

export const bilingual = (most: number) =>
  z.strictObject({ en: z.string().min(1).max(most), zh: z.string().min(1).max(most) });

export const definitionStatuses = ['draft', 'in-review', 'published', 'retired'] as const;
export const definitionStatus = z.enum(definitionStatuses);
export type DefinitionStatus = z.infer<typeof definitionStatus>;

/** Who did something: a person, or a key. */
export const actor = z.object({ kind: z.enum(['account', 'key']), id: z.string(), name: z.string() });
export type Actor = z.infer<typeof actor>;

/** What was done to a version, by whom and why. */
export const definitionStep = z.object({
  step: z.enum(['drafted', 'edited', 'submitted', 'sent-back', 'published', 'retired']),
  by: actor,
  why: z.string(),
  at: z.iso.datetime(),
});
export type DefinitionStep = z.infer<typeof definitionStep>;

export const why = z
  .string()
  .min(1)
  .max(2000)
  .describe('The reason, kept in the history for everybody to read.');

export const revision = z
  .int()
  .describe('The `revision` of what you have read: somebody else’s change in between is not overwritten.');

/** To submit a version, or to send it back. */
export const reviewStep = z
  .strictObject({ revision, why })
  .meta({ examples: [{ revision: 1, why: 'Ready for review' }] });
export type ReviewStep = z.infer<typeof reviewStep>;

export const discardQuery = z.strictObject({
  revision: z.coerce.number().int().describe('The `revision` of the version as you have read it.'),
});
export type Discard = z.infer<typeof discardQuery>;

export const publication = z
  .strictObject({
    revision,
    from: z.iso
      .date()
      .nullable()
      .describe('The first local day it is in force; null: since ever, for the first version there is.'),
    why,
  })
  .meta({ examples: [{ revision: 2, from: '2026-07-01', why: 'Agreed by the board' }] });
export type Publication = z.infer<typeof publication>;

export const retirement = z
  .strictObject({
    to: z.iso.date().describe('The last local day it is in force.'),
    why,
  })
  .meta({ examples: [{ to: '2026-12-31', why: 'Replaced by satisfaction-all' }] });
export type Retirement = z.infer<typeof retirement>;
