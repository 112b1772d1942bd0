import type { Job, JobStatus } from './job.ts';

export interface JobRow {
  id: string;
  kind: string;
  version: number;
  parameters: unknown;
  departments: number[];
  positions: string;
  fingerprint: string;
  status: JobStatus;
  cancel_requested: boolean;
  progress: number;
  step: string | null;
  error_code: string | null;
  error_detail: string | null;
  asked_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** Without the result, which may be large. */
export const jobColumns = `id, kind, version, parameters, departments, positions::text as positions, fingerprint, status,
  cancel_requested, progress, step, error_code, error_detail, asked_at, started_at, finished_at`;

export const jobOf = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  version: row.version,
  parameters: row.parameters,
  departments: row.departments,
  positions: positionsOf(row.positions),
  fingerprint: row.fingerprint,
  status: row.status,
  cancelRequested: row.cancel_requested,
  progress: row.progress,
  step: row.step,
  error: row.error_code === null ? null : { code: row.error_code, detail: row.error_detail ?? '' },
  askedAt: row.asked_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

/** An array of bigint comes as text: the driver's own parser of it makes strings. */
export const positionsOf = (text: string): number[] =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(Number);
