import type { EntityManager } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '../../platform/database/database.ts';
import { fingerprint } from '../events/fingerprint.ts';
import type { Job, JobInputs, JobStatus } from './job.ts';
import { jobLimits } from './job-limits.ts';
import { jobColumns, jobOf, positionsOf, type JobRow } from './job-row.ts';
import { jobProblem } from './problems.ts';

export interface WantedJob extends Omit<JobInputs, 'positions'> {
  /** What else of this deployment decides on the result, such as its time zone; part of the fingerprint. */
  surroundings?: unknown;
  /** Data cut-off, where that is not the end of the log at this moment. */
  positions?: readonly number[];
  /**
   * Whether what it comes to answers whoever asks for the same later, which is the default; else it does only as long
   * as it waits or runs.
   */
  reusable?: boolean;
}

export interface JobsWanted {
  kinds: readonly string[];
  status: JobStatus | undefined;
  limit: number;
  /** Only those asked for before this one. */
  before: string | undefined;
}

/**
 * Asks for jobs and looks at them, within the departments of who asks: row-level security shows a job to those who see
 * all of its departments.
 */
@Injectable()
export class Jobs {
  constructor(private readonly database: Database) {}

  /**
   * A new job, or the one that has the same inputs: queued, running or, where it is reusable, done. Throws
   * `jobs-too-many`.
   */
  ask(scope: Scope, askedBy: string, { reusable = true, ...wanted }: WantedJob): Promise<Job> {
    return this.database.withScope(scope, async (tx) => {
      const inputs = { ...wanted, positions: wanted.positions ?? (await endOfLog(tx)) };
      const known = fingerprint(inputs);
      const present = await sameInputs(tx, known);
      if (present) return present;
      const open = await tx.query(
        `select count(*) as open from job where asked_by = $1 and status in ('queued', 'running')`,
        [askedBy],
      );
      if (open[0].open >= jobLimits.openPerAsker) throw jobProblem('jobs-too-many');
      const made = await tx.query(
        `insert into job (kind, version, parameters, departments, positions, fingerprint, asked_by, reusable)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do nothing returning ${jobColumns}`,
        [
          inputs.kind,
          inputs.version,
          JSON.stringify(inputs.parameters),
          inputs.departments,
          inputs.positions,
          known,
          askedBy,
          reusable,
        ],
      );
      const job = made[0] ? jobOf(made[0] as JobRow) : await sameInputs(tx, known);
      // Only by a cancellation between the two statements; whoever asks again is served.
      if (!job) throw jobProblem('jobs-too-many');
      return job;
    });
  }

  /** Newest first, without results. */
  list(scope: Scope, wanted: JobsWanted): Promise<Job[]> {
    return this.database.withScope(scope, async (tx) => {
      const rows: JobRow[] = await tx.query(
        `select ${jobColumns} from job
          where kind = any ($1) and ($2::text is null or status = $2) and ($3::uuid is null or id < $3)
          order by id desc limit $4`,
        [wanted.kinds, wanted.status ?? null, wanted.before ?? null, wanted.limit],
      );
      return rows.map(jobOf);
    });
  }

  /**
   * With its result, null as long as there is none. Throws `job-not-found`, also for one that may not be seen.
   *
   * @param kinds of which it must be; of any, where none are named
   */
  find(scope: Scope, id: string, kinds?: readonly string[]): Promise<{ job: Job; result: unknown }> {
    return this.database.withScope(scope, async (tx) => {
      const [row] = await tx.query(
        `select ${jobColumns}, result from job where id = $1 and ($2::text[] is null or kind = any ($2))`,
        [id, kinds ?? null],
      );
      if (!row) throw jobProblem('job-not-found');
      return { job: jobOf(row), result: row.result };
    });
  }

  /** A worker stops it within a heartbeat. Throws `job-not-found`, `job-not-yours`, `job-finished`. */
  cancel(scope: Scope, askedBy: string, id: string): Promise<Job> {
    return this.database.withScope(scope, async (tx) => {
      const [row] = await tx.query(`select asked_by, status from job where id = $1`, [id]);
      if (!row) throw jobProblem('job-not-found');
      if (row.asked_by !== askedBy) throw jobProblem('job-not-yours');
      const [changed] = await tx.query(
        `with changed as (
           update job set cancel_requested = true where id = $1 and status in ('queued', 'running') returning *)
         select ${jobColumns} from changed`,
        [id],
      );
      if (!changed) throw jobProblem('job-finished');
      return jobOf(changed);
    });
  }
}

async function endOfLog(tx: EntityManager): Promise<number[]> {
  const [row] = await tx.query(
    `select coalesce(array_agg(position order by partition), '{}')::text as positions from log_head`,
  );
  return positionsOf(row.positions);
}

async function sameInputs(tx: EntityManager, fingerprint: string): Promise<Job | undefined> {
  const [row] = await tx.query(
    `select ${jobColumns} from job
      where fingerprint = $1 and (status in ('queued', 'running') or (status = 'done' and reusable))
        and not cancel_requested`,
    [fingerprint],
  );
  return row && jobOf(row);
}
