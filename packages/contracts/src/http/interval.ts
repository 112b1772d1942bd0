import { z } from 'zod';

/** A confidence interval in the unit of the value it belongs to, with how it was found. */
export const interval = z.object({
  low: z.number(),
  high: z.number(),
  level: z.number(),
  method: z.string(),
});
export type Interval = z.infer<typeof interval>;
