import { z } from 'zod';
import { dimensions } from '../../measure.ts';
import { bounds, days, level, name, within } from './parts.ts';

/** How long customers stay: from their first start to the first end after it. */
export const survivalParameters = z.strictObject({
  start: name.default('subscription.started'),
  end: name.default('subscription.cancelled'),
  /** Who started in these days, as known at the end of the last. */
  ...days,
  ...within,
  /** Groups to compare, as they were at the start. */
  by: z.enum(['department', ...dimensions]).optional(),
  level,
});
export type SurvivalParameters = z.infer<typeof survivalParameters>;

/** Kaplan-Meier, in days. */
const curve = {
  n: z.int(),
  events: z.int(),
  /** The first day at which half are gone; null where that is not reached, and so with the ends of its interval. */
  median: z.number().nullable(),
  medianInterval: z.tuple([z.number().nullable(), z.number().nullable()]),
  /** After each day with events. */
  steps: z.array(
    z.object({
      day: z.int(),
      atRisk: z.int(),
      events: z.int(),
      survival: z.number(),
      /** Greenwood's; null once nobody is left. */
      standardError: z.number().nullable(),
      /** Log-log. */
      interval: bounds.nullable(),
    }),
  ),
};

export const survivalResult = z.object({
  kind: z.literal('survival'),
  overall: z.object(curve),
  /** In the order of their names; null where a start states none. */
  groups: z.array(z.object({ group: z.string().nullable(), ...curve, expected: z.number() })),
  /** Whether the groups survive alike; null without two groups that could be told apart. */
  logRank: z.object({ chiSquared: z.number(), df: z.int(), p: z.number() }).nullable(),
  withoutCustomer: z.int(),
  level: z.number(),
});
export type SurvivalResult = z.infer<typeof survivalResult>;
