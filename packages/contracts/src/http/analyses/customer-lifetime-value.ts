import { z } from 'zod';
import { days, within } from './parts.ts';

/** What customers are still worth: BG/NBD for how often they buy, Gamma-Gamma for how much. */
export const customerLifetimeValueParameters = z.strictObject({
  /** Orders in this currency; others are left out, never converted. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Orders from the first day on, as known at the end of the last. */
  ...days,
  ...within,
  /** The last days are held out once, to judge the prediction by. */
  holdOutDays: z.int().min(7).max(1100).default(90),
  /** How far ahead to look. */
  months: z.int().min(1).max(60).default(12),
  yearlyDiscount: z.number().min(0).max(1).default(0.1),
  /** What is left of an order's amount, 0..1. */
  margin: z.number().min(0).max(1).default(1),
  /** How many of the most valuable customers are named. */
  top: z.int().min(0).max(200).default(50),
});
export type CustomerLifetimeValueParameters = z.infer<typeof customerLifetimeValueParameters>;

const fit = {
  logLikelihood: z.number(),
  converged: z.boolean(),
  /** Parameters that the data drive to 0 or infinity. */
  atLimit: z.array(z.string()),
};

/** Expected over the months ahead. Values in the smallest unit of the currency; null where amounts have no model. */
const outlook = {
  /** Σ of P(alive). */
  alive: z.number().nullable(),
  expectedPurchases: z.number().nullable(),
  value: z.number().nullable(),
};

export const customerLifetimeValueResult = z.object({
  kind: z.literal('customer-lifetime-value'),
  currency: z.string(),
  customers: z.int(),
  /** Those who bought on more than one day. */
  repeatCustomers: z.int(),
  withoutCustomer: z.int(),
  /** BG/NBD, times in weeks. */
  purchases: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number(), ...fit }).nullable(),
  purchasesReason: z.enum(['too-few-customers', 'no-repeat-purchases']).nullable(),
  /** Gamma-Gamma. `linked`: amount and frequency go together, which the model assumes they do not. */
  spend: z
    .object({
      p: z.number(),
      q: z.number(),
      v: z.number(),
      ...fit,
      correlation: z.number().nullable(),
      linked: z.boolean(),
    })
    .nullable(),
  spendReason: z.enum(['too-few-customers', 'no-spread']).nullable(),
  ...outlook,
  /** A customer belongs to the department of their last order. */
  departments: z.array(z.object({ department: z.string(), customers: z.int(), ...outlook })),
  /** The most valuable first. */
  top: z.array(
    z.object({
      customer: z.int(),
      department: z.string(),
      repeats: z.int(),
      alive: z.number(),
      expectedPurchases: z.number(),
      value: z.number().nullable(),
    }),
  ),
  /** Purchases in the days held out: as a model of the days before predicts them, and as they were. */
  holdOut: z
    .object({
      from: z.iso.date(),
      customers: z.int(),
      predicted: z.number(),
      actual: z.int(),
      /** Per customer. */
      meanAbsoluteError: z.number(),
      byRepeats: z.array(
        z.object({ repeats: z.int(), customers: z.int(), predicted: z.number(), actual: z.int() }),
      ),
    })
    .nullable(),
  holdOutReason: z.enum(['too-few-days', 'too-few-customers', 'no-repeat-purchases']).nullable(),
});
export type CustomerLifetimeValueResult = z.infer<typeof customerLifetimeValueResult>;
