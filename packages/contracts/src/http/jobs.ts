import { z } from 'zod';

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** What takes too long for an answer: asked for, computed in the background and kept for a while. */
export const jobSummary = z.object({
  id: z.string(),
  kind: z.string(),
  /** Of the method: raised when the same input would give other figures. */
  version: z.int(),
  /** As asked for, defaults filled in. */
  parameters: z.record(z.string(), z.unknown()),
  /** Keys of the departments whose facts are in it. */
  departments: z.array(z.string()),
  status: z.enum(jobStatuses),
  /** Somebody asked to stop it. */
  cancelRequested: z.boolean(),
  /** 0..1, and what is being done. */
  progress: z.number(),
  step: z.string().nullable(),
  /** Of kind, version, parameters, departments, log positions and what else decides on the result. */
  fingerprint: z.string(),
  /** Data cut-off: the last position of the log that is read, per partition. */
  positions: z.array(z.int()),
  /** Why there is no result, as a stable code and in words. */
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  askedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type JobSummary = z.infer<typeof jobSummary>;
