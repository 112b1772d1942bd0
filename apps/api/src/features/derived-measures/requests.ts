import { reduction, text } from '@attune/contracts';
import { z } from 'zod';

const changed = {
  names: z.strictObject({ en: text(200, 1), zh: text(200, 1) }),
  survey: z.string(),
  reduction,
};

/** What a derived measure is from now on. */
export const changedDerivedMeasure = z.strictObject(changed);
export type ChangedDerivedMeasure = z.infer<typeof changedDerivedMeasure>;

export const newDerivedMeasure = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'needs lower-case letters, digits and hyphens, at most 100'),
  ...changed,
});
export type NewDerivedMeasure = z.infer<typeof newDerivedMeasure>;
