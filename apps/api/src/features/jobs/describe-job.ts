import type { JobSummary } from '@attune/contracts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { Job } from './job.ts';

export function describeJob(job: Job, tree: DepartmentTree): JobSummary {
  return {
    id: job.id,
    kind: job.kind,
    version: job.version,
    parameters: job.parameters as Record<string, unknown>,
    departments: job.departments.map((id) => tree.keyOf(id)).filter((key) => key !== undefined),
    status: job.status,
    cancelRequested: job.cancelRequested,
    progress: job.progress,
    step: job.step,
    fingerprint: job.fingerprint,
    positions: [...job.positions],
    error: job.error,
    askedAt: job.askedAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
