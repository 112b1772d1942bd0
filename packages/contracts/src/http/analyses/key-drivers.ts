import { z } from 'zod';
import { bounds, days, level, name, seed, within } from './parts.ts';

/** Which questions of a survey go with its outcome. */
export const keyDriversParameters = z.strictObject({
  survey: name,
  outcome: name,
  drivers: z.array(name).min(1).max(30),
  ...days,
  ...within,
  /** Bootstrap resamples behind each interval. */
  resamples: z.int().min(1000).max(10_000).default(1000),
  seed,
  level,
});
export type KeyDriversParameters = z.infer<typeof keyDriversParameters>;

/** One driver. What cannot be computed is null; shares of R² are 0..1. */
const driver = z.object({
  question: z.string(),
  /** Its part of R² by Shapley values (LMG). */
  lmg: z.number().nullable(),
  lmgInterval: bounds.nullable(),
  /** Johnson's; null where drivers determine each other. */
  relativeWeight: z.number().nullable(),
  relativeWeightInterval: bounds.nullable(),
  /** R² of this driver alone, and what R² loses without it. */
  alone: z.number().nullable(),
  lost: z.number().nullable(),
  standardizedBeta: z.number().nullable(),
  varianceInflation: z.number().nullable(),
  /** Mean answer, in points of the question's scale; as a share of the scale 0..1, which is what quadrants compare. */
  mean: z.number().nullable(),
  performance: z.number().nullable(),
  quadrant: z.enum(['keep-up', 'concentrate-here', 'low-priority', 'possible-overkill']).nullable(),
  /** Everybody gave the same answer; or the drivers before it say all that it says, as a copy does. */
  problem: z.enum(['constant', 'determined']).nullable(),
});

/** Association, never cause. */
export const keyDriversResult = z.object({
  kind: z.literal('key-drivers'),
  /** Responses that answered all of the questions, and those that left one out. */
  n: z.int(),
  dropped: z.int(),
  /** False where there are too few responses to believe any of it: fewer than 50, or than 10 per driver. */
  enough: z.boolean(),
  rSquared: z.number().nullable(),
  outcomeMean: z.number().nullable(),
  drivers: z.array(driver),
  /** Where the four quadrants meet: the means of importance (LMG) and performance. */
  crosshair: z.object({ importance: z.number(), performance: z.number() }).nullable(),
  /** Whether the drivers measure one thing. `heywood` is the question that is the whole factor, which makes omega mean little. */
  reliability: z.object({
    alpha: z.number().nullable(),
    alphaInterval: bounds.nullable(),
    omega: z.number().nullable(),
    heywood: z.string().nullable(),
    reason: z.enum(['too-few-items', 'too-few-rows', 'no-variance', 'identical-items']).nullable(),
  }),
  /** Beyond 15 drivers LMG comes from so many sampled orders of them. */
  sampledOrders: z.int().nullable(),
  resamples: z.int(),
  seed: z.int(),
  level: z.number(),
  /** Why there are no figures. */
  reason: z.enum(['too-few-rows', 'no-variance']).nullable(),
});
export type KeyDriversResult = z.infer<typeof keyDriversResult>;
