import { z } from 'zod';
import { days, name, within } from './parts.ts';

const finite = z.number().min(-1e15).max(1e15);

const part = z.strictObject({
  id: name,
  /** Only the ratios of the weights matter. */
  weight: z.number().min(0).max(1e6),
  polarity: z.enum(['higher-is-better', 'lower-is-better']),
  /** How a value becomes a score of 0..100. */
  normalisation: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('min-max'), low: finite, high: finite }),
    z.strictObject({ kind: z.literal('z'), mean: finite, deviation: finite }),
    z.strictObject({ kind: z.literal('target'), target: finite }),
  ]),
  /** `response:<survey>.<question>`, an event type, or `<event type>:<field>`. */
  measure: name,
  /** What is made of a customer's facts; `days-since` the latest of them. */
  reading: z.enum(['latest', 'mean', 'sum', 'count', 'days-since']),
});

/** One index per customer, from what is known of them. */
export const customerHealthParameters = z.strictObject({
  parts: z.array(part).min(1).max(20),
  /** With a part missing there is none; or the others count, as long as they have so much of all weight. */
  missing: z
    .union([z.literal('null'), z.strictObject({ minimumCoverage: z.number().min(0).max(1) })])
    .default({ minimumCoverage: 0.5 }),
  aggregation: z.enum(['arithmetic', 'geometric']).default('arithmetic'),
  ...days,
  ...within,
  /** How many of the lowest customers are named. */
  lowest: z.int().min(0).max(200).default(50),
});
export type CustomerHealthParameters = z.infer<typeof customerHealthParameters>;

export const customerHealthResult = z.object({
  kind: z.literal('customer-health'),
  customers: z.int(),
  /** Those who have an index. */
  scored: z.int(),
  mean: z.number().nullable(),
  /** Of 0..100, in tens; 100 belongs to the last. */
  distribution: z.array(z.object({ from: z.number(), to: z.number(), customers: z.int() })),
  /** Customers without an index, by reason. */
  unscored: z.object({ empty: z.int(), 'part-missing': z.int(), 'below-minimum-coverage': z.int() }),
  parts: z.array(
    z.object({
      id: z.string(),
      customers: z.int(),
      mean: z.number().nullable(),
      score: z.number().nullable(),
    }),
  ),
  lowest: z.array(
    z.object({
      customer: z.int(),
      /** Of their latest fact. */
      department: z.string(),
      value: z.number(),
      /** The share of all weight whose parts are there, 0..1. */
      coverage: z.number(),
      scores: z.record(z.string(), z.number().nullable()),
    }),
  ),
  withoutCustomer: z.int(),
});
export type CustomerHealthResult = z.infer<typeof customerHealthResult>;
