import { z } from 'zod';
import { customerReference } from '../events/parts.ts';

/** `POST /v1/customers/find`: in the body, so that no address stands in a URL. The first known identity decides. */
export const customerSought = customerReference;

/** The number of the customer in force, whoever was merged into it. It stays in URLs, and says nothing by itself. */
export const customerFound = z.object({ customer: z.int() });
export type CustomerFound = z.infer<typeof customerFound>;

export const customerSummaryQuery = z.object({
  /** So many median gaps between days of activity without another are too long. */
  gapFactor: z.coerce.number().min(1).max(20).default(3),
  /** Days that are too long for who has no rhythm yet: fewer than three gaps. */
  windowDays: z.coerce.number().int().min(1).max(3660).default(180),
});
export type CustomerSummaryQuery = z.infer<typeof customerSummaryQuery>;

/**
 * `active` within the limit since the last day of activity, `at-risk` up to twice the limit, `lapsed` beyond. The limit
 * is the customer's own median gap times `gapFactor`, at least a week; or `windowDays`.
 */
const standing = z.object({
  status: z.enum(['active', 'at-risk', 'lapsed']),
  daysSince: z.int(),
  medianGapDays: z.number().nullable(),
  limitDays: z.number(),
  basis: z.enum(['own-gaps', 'window']),
});

/** Σ in whole minor units; null where it is beyond 2^53. Currencies are never pooled. */
const amount = z.int().nullable();

const figures = z.object({
  /** Local days on which the customer did something: ordered, subscribed, answered, wrote, asked, complained. */
  firstActivity: z.iso.date().nullable(),
  lastActivity: z.iso.date().nullable(),
  activeDays: z.int(),
  /** Null where there is no day of activity. */
  standing: standing.nullable(),
  purchases: z.int(),
  cancellations: z.int(),
  returns: z.int(),
  interactions: z.int(),
  /** Tickets opened and complaints filed, and both together. */
  tickets: z.int(),
  complaints: z.int(),
  serviceContacts: z.int(),
  responses: z.int(),
  money: z.array(
    z.object({
      currency: z.string(),
      ordered: amount,
      cancelled: amount,
      returned: amount,
      /** Subscriptions started and renewed. */
      subscribed: amount,
    }),
  ),
  /** Per measure on a scale (`response:<survey>.<question>`, ratings): the latest day that has an answer. */
  scores: z.array(
    z.object({
      measure: z.string(),
      min: z.int(),
      max: z.int(),
      day: z.iso.date(),
      /** Answers of that day, and their mean: days are as fine as answers are kept per customer. */
      n: z.int(),
      mean: z.number(),
    }),
  ),
});
export type CustomerFigures = z.infer<typeof figures>;

export const customerSummary = z.object({
  customer: z.int(),
  /** Others who turned out to be the same person; their facts are in it. */
  merged: z.array(z.int()),
  /** Each of your departments that has a fact about the customer, by the facts recorded in it. */
  departments: z.array(z.object({ department: z.string(), ...figures.shape })),
  /** Over all departments; null without a grant at the root. */
  enterprise: figures.nullable(),
  /** The day on which `standing` is judged. */
  asOf: z.iso.date(),
  /** Data cut-off: the position of the log per partition. */
  positions: z.array(z.int()),
});
export type CustomerSummary = z.infer<typeof customerSummary>;
