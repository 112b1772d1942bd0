import { z } from 'zod';
import { days, within } from './parts.ts';

/** What is bought together, and what to offer next. */
export const coPurchaseParameters = z.strictObject({
  ...days,
  ...within,
  /** One order, or all that a customer ordered in these days. */
  basket: z.enum(['order', 'customer']).default('order'),
  /** Least number of baskets with both. */
  minimumBoth: z.int().min(2).max(1_000_000).default(5),
  /** How many pairs, and how many of the most bought products, are told. */
  limit: z.int().min(1).max(200).default(50),
});
export type CoPurchaseParameters = z.infer<typeof coPurchaseParameters>;

export const coPurchaseResult = z.object({
  kind: z.literal('co-purchase'),
  baskets: z.int(),
  products: z.int(),
  /** Orders that do not say what was ordered, or, for baskets of customers, by whom. */
  leftOut: z.int(),
  /** Of the highest lift first, judged with caution. Shares are 0..1. */
  pairs: z.array(
    z.object({
      first: z.string(),
      second: z.string(),
      both: z.int(),
      support: z.number(),
      /** Of the baskets with the first, the share that has the second; and the other way round. */
      confidence: z.number(),
      confidenceBack: z.number(),
      /** Above 1: more often together than by chance. */
      lift: z.number(),
      /** Lift at the lower end of the interval of `support` (Wilson, 0.95), so that rare pairs do not lead. */
      cautiousLift: z.number(),
    }),
  ),
  /** Most bought products first, each with what to offer to who has it. */
  next: z.array(
    z.object({
      product: z.string(),
      baskets: z.int(),
      offers: z.array(
        z.object({ product: z.string(), both: z.int(), confidence: z.number(), lift: z.number() }),
      ),
    }),
  ),
});
export type CoPurchaseResult = z.infer<typeof coPurchaseResult>;
