/** Where a job stands; the last three are for good. */
export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What a job is computed from. Two jobs with the same inputs come to the same result. */
export interface JobInputs {
  kind: string;
  /** Of the method. */
  version: number;
  /** Plain JSON, defaults filled in. */
  parameters: unknown;
  /** Ids, sorted: the facts of these are read. */
  departments: readonly number[];
  /** Data cut-off: the last position of the log that is read, per partition. */
  positions: readonly number[];
}

export interface Job extends JobInputs {
  id: string;
  fingerprint: string;
  status: JobStatus;
  cancelRequested: boolean;
  /** 0..1 */
  progress: number;
  step: string | null;
  error: { code: string; detail: string } | null;
  askedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** What somebody holds who computes a job, until the lease runs out unprolonged. */
export interface ClaimedJob extends JobInputs {
  id: string;
  /** Kind and id of the principal: `account:…`, `key:…`. */
  askedBy: string;
  lease: string;
}
