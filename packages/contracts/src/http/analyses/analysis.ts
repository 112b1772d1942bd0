import { z } from 'zod';
import { jobStatuses, jobSummary } from '../jobs.ts';
import { churnModelParameters, churnModelResult } from './churn-model.ts';
import { coPurchaseParameters, coPurchaseResult } from './co-purchase.ts';
import { customerHealthParameters, customerHealthResult } from './customer-health.ts';
import { customerLifetimeValueParameters, customerLifetimeValueResult } from './customer-lifetime-value.ts';
import { funnelParameters, funnelResult } from './funnel.ts';
import { keyDriversParameters, keyDriversResult } from './key-drivers.ts';
import { survivalParameters, survivalResult } from './survival.ts';

/** What is asked for: a kind of analysis and its parameters. */
export const newAnalysis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key-drivers'), parameters: keyDriversParameters }),
  z.strictObject({ kind: z.literal('funnel'), parameters: funnelParameters }),
  z.strictObject({ kind: z.literal('customer-lifetime-value'), parameters: customerLifetimeValueParameters }),
  z.strictObject({ kind: z.literal('churn-model'), parameters: churnModelParameters }),
  z.strictObject({ kind: z.literal('survival'), parameters: survivalParameters }),
  z.strictObject({ kind: z.literal('customer-health'), parameters: customerHealthParameters }),
  z.strictObject({ kind: z.literal('co-purchase'), parameters: coPurchaseParameters }),
]);
export type NewAnalysis = z.infer<typeof newAnalysis>;
export type AnalysisKind = NewAnalysis['kind'];

export const analysisResult = z.discriminatedUnion('kind', [
  keyDriversResult,
  funnelResult,
  customerLifetimeValueResult,
  churnModelResult,
  survivalResult,
  customerHealthResult,
  coPurchaseResult,
]);
export type AnalysisResult = z.infer<typeof analysisResult>;

/** `result` is there once `status` is `done`. */
export const analysis = jobSummary.extend({ result: analysisResult.nullable() });
export type Analysis = z.infer<typeof analysis>;

export const analysesQuery = z.object({
  status: z.enum(jobStatuses).optional(),
  kind: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only those asked for before this one: the last id of the page before. */
  before: z.uuid().optional(),
});
export type AnalysesQuery = z.infer<typeof analysesQuery>;

/** Newest first. */
export const analyses = z.object({ analyses: z.array(jobSummary) });
