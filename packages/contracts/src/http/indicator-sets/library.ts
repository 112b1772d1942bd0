import { z } from 'zod';
import { names } from '../departments.ts';

const setEntry = z.object({
  key: z.string(),
  names,
  explanations: names,
  owner: z.string(),
  /** Items of the version shown. */
  items: z.int(),
  hasIndex: z.boolean(),
  /** The version that is in force today, from its first day to its last; null where none is. */
  inForce: z
    .object({ version: z.int(), from: z.iso.date().nullable(), to: z.iso.date().nullable() })
    .nullable(),
  /** A newer version that is being worked on. */
  open: z.object({ version: z.int(), status: z.enum(['draft', 'in-review']) }).nullable(),
  /** Versions there are in all. */
  versions: z.int(),
  /** Keys of the departments that adopted it, of those you may see. */
  adoptedBy: z.array(z.string()),
});
export type SetEntry = z.infer<typeof setEntry>;

export const indicatorSets = z.object({ sets: z.array(setEntry) });
