import { z } from 'zod';
import { thresholds } from '../indicator-definitions.ts';

/** Where a target or thresholds come from: a department, the set, or the indicator itself. */
const targetSource = z.enum(['local', 'set', 'indicator']);
export const targetInForce = z.object({ value: z.number(), source: targetSource });
export const thresholdsInForce = z.object({ ...thresholds.shape, source: targetSource });
