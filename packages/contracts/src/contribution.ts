import { z } from 'zod';
import { dimensions, exclusionReasons } from './measure.ts';

/** A score, a whole number of units or milliseconds, a row of scores; or the reason why nothing counts. */
export const measureValue = z.union([z.int(), z.enum(exclusionReasons), z.array(z.int())]);
export type MeasureValue = z.infer<typeof measureValue>;

/**
 * What one fact puts into the tallies: everything folding needs, so folding looks nothing up.
 * `at` is the instant (epoch ms) the fact belongs to; `department` the department's id; `customer` the customer it
 * was recorded under, whoever that one was merged into since, and absent where it is about nobody;
 * dimension values are as they were when the fact was recorded; `tenure` is of a fact with which one begins or ends,
 * and names what it is a tenure of, so that the two find each other, also in different departments: a tenure counts in
 * that of its beginning.
 */
export const contribution = z.object({
  at: z.int(),
  department: z.int(),
  customer: z.int().optional(),
  dimensions: z.partialRecord(z.enum(dimensions), z.string()),
  measures: z.record(z.string(), measureValue),
  tenure: z.object({ subject: z.string(), change: z.enum(['joined', 'lost']) }).optional(),
});
export type Contribution = z.infer<typeof contribution>;
