import { z } from 'zod';
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

export const analysisStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** An analysis that was asked for, computed in the background and kept. */
export const analysisSummary = z.object({
  id: z.string(),
  kind: z.string(),
  /** Of the method: raised when the same input would give other figures. */
  version: z.int(),
  /** As asked for, defaults filled in. */
  parameters: z.record(z.string(), z.unknown()),
  /** Keys of the departments whose facts are in it. */
  departments: z.array(z.string()),
  status: z.enum(analysisStatuses),
  /** Somebody asked to stop it. */
  cancelRequested: z.boolean(),
  /** 0..1, and what is being done. */
  progress: z.number(),
  step: z.string().nullable(),
  /** Of kind, version, parameters, departments, time zone and log positions: the same, and the stored result is answered. */
  fingerprint: z.string(),
  /** Data cut-off: the position of the log per partition when it was asked for. */
  positions: z.array(z.int()),
  /** Why there is no result, as a stable code and in words. */
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  askedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type AnalysisSummary = z.infer<typeof analysisSummary>;

/** `result` is there once `status` is `done`. */
export const analysis = analysisSummary.extend({ result: analysisResult.nullable() });
export type Analysis = z.infer<typeof analysis>;

export const analysesQuery = z.object({
  status: z.enum(analysisStatuses).optional(),
  kind: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only those asked for before this one: the last id of the page before. */
  before: z.uuid().optional(),
});
export type AnalysesQuery = z.infer<typeof analysesQuery>;

/** Newest first. */
export const analyses = z.object({ analyses: z.array(analysisSummary) });
