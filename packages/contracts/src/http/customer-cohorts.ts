import { z } from 'zod';
import { text } from '../cloud-event.ts';

const month = z
  .string()
  .regex(/^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])$/, { error: 'a month from 1970-01 to 2199-12' });

export const customerCohortsQuery = z.object({
  /** What makes a customer come, and come again: an event type, or `any` for whatever customers do themselves. */
  event: text(100, 1).default('order.placed'),
  /** First and last month in which the cohorts came, both included: at most 120. Whoever came before is in none. */
  from: month,
  to: month,
  /** Only facts of this department and what is below it today. */
  department: z.string().max(100).optional(),
});
export type CustomerCohortsQuery = z.infer<typeof customerCohortsQuery>;

const cell = z.object({
  /** Distinct customers of the cohort who were active in this month; and their share of the cohort, 0..1. */
  active: z.int(),
  share: z.number(),
  /** Wilson, at `level`. */
  low: z.number(),
  high: z.number(),
});

/** Customers by the month of their first fact, and how many came again k months later. */
export const customerCohorts = z.object({
  event: z.string(),
  level: z.number(),
  method: z.string(),
  /** The last month observed in full: cells after it are null, not low. */
  through: z.string(),
  cohorts: z.array(
    z.object({
      month: z.string(),
      customers: z.int(),
      /** By months since; the first is the cohort itself. */
      cells: z.array(cell.nullable()),
    }),
  ),
  /** Data cut-off: the position of the log per partition. */
  positions: z.array(z.int()),
});
export type CustomerCohorts = z.infer<typeof customerCohorts>;
