import { text, weightingDefinition } from '@attune/contracts';
import { z } from 'zod';

export const newWeighting = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'needs lower-case letters, digits and hyphens, at most 100'),
  names: z.strictObject({ en: text(200, 1), zh: text(200, 1) }),
  definition: weightingDefinition,
});
export type NewWeighting = z.infer<typeof newWeighting>;
