import { z } from 'zod';
import { thresholds } from '../indicator-definitions.ts';

/** Where a target or thresholds come from: a department, the set, or the indicator itself. */
const origin = {
  source: z.enum(['local', 'set', 'indicator']),
  /** Key of the department that set it for itself and those below; where the source is `local`. */
  department: z.string().optional(),
};
export const targetInForce = z.object({ value: z.number(), ...origin });
export const thresholdsInForce = z.object({ ...thresholds.shape, ...origin });
