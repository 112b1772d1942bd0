import { text } from '@attune/contracts';
import { z } from 'zod';

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'needs lower-case letters, digits and hyphens, at most 100');
const names = z.strictObject({ en: text(200, 1), zh: text(200, 1) });

export const newDepartment = z.strictObject({ key, parent: z.string(), names });
export type NewDepartment = z.infer<typeof newDepartment>;

/** Far enough for any plan, and a date that every part of the product can hold. */
const day = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value < '2200-01-01', 'needs a day from 1900 to 2199');

/** `from`: the first local day on which the department stands below its new parent. */
export const newParent = z.strictObject({ parent: z.string(), from: day });
export type NewParent = z.infer<typeof newParent>;
