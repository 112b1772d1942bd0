import { z } from 'zod';
import { currency } from '../events/parts.ts';

export const customerRfmQuery = z.object({
  /** Orders in this currency; others are left out, never converted. */
  currency,
  /** The day of the run; today without it. Later orders do not count. */
  asOf: z.iso.date().optional(),
  /** Scores go from 1 to this; the highest is the best. */
  bins: z.coerce.number().int().min(2).max(10).default(5),
  /** Only orders of this department and what is below it today. */
  department: z.string().max(100).optional(),
});
export type CustomerRfmQuery = z.infer<typeof customerRfmQuery>;

/** By score, lowest first. */
const byScore = z.array(z.int());
const cuts = z.array(z.number());

/** Customers by recency, frequency and monetary value, each scored by quantiles of this run. */
export const customerRfm = z.object({
  currency: z.string(),
  asOf: z.iso.date(),
  bins: z.int(),
  customers: z.int(),
  /**
   * Between the scores: type-7 quantiles of days since the last order, of distinct days with an order, and of Σ in whole
   * minor units. They belong to this run. A score is one more than the cut points strictly below, for recency from the
   * other end; empty without customers.
   */
  cutPoints: z.object({ recency: cuts, frequency: cuts, monetary: cuts }),
  counts: z.object({ r: byScore, f: byScore, m: byScore }),
  /** Every combination that occurs, the best first, and what its customers ordered for; null beyond 2^53. */
  segments: z.array(
    z.object({
      r: z.int(),
      f: z.int(),
      m: z.int(),
      customers: z.int(),
      monetary: z.int().nullable(),
    }),
  ),
  /** Data cut-off: the position of the log per partition. */
  positions: z.array(z.int()),
});
export type CustomerRfm = z.infer<typeof customerRfm>;
