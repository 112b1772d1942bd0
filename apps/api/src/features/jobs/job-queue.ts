import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { ClaimedJob } from './job.ts';
import type { JobFailure } from './job-failure.ts';
import type { JobLimits } from './job-limits.ts';
import { positionsOf } from './job-row.ts';

/**
 * The workers' side of the table. Every statement is short: the sequencer waits for whoever writes. What is written
 * about a running job is written by who holds its lease, or not at all.
 */
export class JobQueue {
  readonly #pool: Pool;
  readonly #limits: JobLimits;

  constructor(pool: Pool, limits: JobLimits) {
    this.#pool = pool;
    this.#limits = limits;
  }

  /** The oldest job that waits or whose worker is gone, if the enterprise has room for one more. */
  async claim(kinds: readonly string[]): Promise<ClaimedJob | undefined> {
    return inTransaction(this.#pool, async (tx) => {
      // One claim at a time, or two would both find room. Whoever comes second looks again soon.
      const { rows: locks } = await tx.query(
        `select pg_try_advisory_xact_lock(hashtext('attune jobs'), 0) as held`,
      );
      if (!locks[0].held) return undefined;
      const { rows } = await tx.query(
        `update job set status = 'running', lease = gen_random_uuid(), lease_until = now() + $2 * interval '1 ms',
                attempts = attempts + 1, started_at = coalesce(started_at, now()), progress = 0, step = null
          where id = (
            select id from job
             where (status = 'queued' or (status = 'running' and lease_until < now()))
               and kind = any ($1) and not cancel_requested and attempts < $4
               and (select count(*) from job r where r.status = 'running' and r.lease_until >= now()) < $3
             order by id limit 1 for update skip locked)
         returning id, kind, version, parameters, departments, positions::text as positions, asked_by as "askedBy", lease`,
        [kinds, this.#limits.lease, this.#limits.concurrent, this.#limits.attempts],
      );
      return rows[0] && { ...rows[0], positions: positionsOf(rows[0].positions) };
    });
  }

  /** Prolongs the lease and shows how far it is. Anything but `go on` says why to stop. */
  async beat(
    { id, lease }: ClaimedJob,
    at: { progress: number; step: string | null },
  ): Promise<'go on' | 'cancelled' | 'lost'> {
    const { rows } = await this.#pool.query<{ cancel_requested: boolean }>(
      `update job set lease_until = now() + $3 * interval '1 ms', progress = $4, step = $5
        where id = $1 and lease = $2 returning cancel_requested`,
      [id, lease, this.#limits.lease, at.progress, at.step],
    );
    const [row] = rows;
    if (!row) return 'lost';
    return row.cancel_requested ? 'cancelled' : 'go on';
  }

  async finish({ id, lease }: ClaimedJob, result: unknown): Promise<void> {
    await this.#pool.query(
      `update job set status = 'done', result = $3, progress = 1, step = null, finished_at = now(),
              lease = null, lease_until = null
        where id = $1 and lease = $2`,
      [id, lease, JSON.stringify(result)],
    );
  }

  async fail({ id, lease }: ClaimedJob, { code, detail }: JobFailure): Promise<void> {
    await this.#pool.query(
      `update job set status = 'failed', error_code = $3, error_detail = $4, finished_at = now(),
              lease = null, lease_until = null
        where id = $1 and lease = $2`,
      [id, lease, code, detail],
    );
  }

  async cancelled({ id, lease }: ClaimedJob): Promise<void> {
    await this.#pool.query(
      `update job set status = 'cancelled', finished_at = now(), lease = null, lease_until = null
        where id = $1 and lease = $2`,
      [id, lease],
    );
  }

  /** A worker that stops leaves its job to the next, as if it had never begun. */
  async giveBack({ id, lease }: ClaimedJob): Promise<void> {
    await this.#pool.query(
      `update job set status = 'queued', attempts = attempts - 1, progress = 0, step = null,
              lease = null, lease_until = null
        where id = $1 and lease = $2`,
      [id, lease],
    );
  }

  /** Ends what nobody computes: cancelled before it began or after its worker died, or the death of every worker. */
  async sweep(): Promise<void> {
    await this.#pool.query(
      `with ended as (
         select id from job
          where (status = 'queued' or (status = 'running' and lease_until < now()))
            and (cancel_requested or attempts >= $1) for update skip locked)
       update job set status = case when cancel_requested then 'cancelled' else 'failed' end,
              error_code = case when cancel_requested then null else 'worker-lost' end,
              error_detail = case when cancel_requested then null
                else 'Each worker that began this ended in the middle: ask for less at once.' end,
              finished_at = now(), lease = null, lease_until = null
         from ended where job.id = ended.id`,
      [this.#limits.attempts],
    );
  }

  /** Takes away what is older than the retention, so many at a time. */
  async forget(): Promise<void> {
    await this.#pool.query(
      `delete from job where id in (
         select id from job where finished_at < now() - $1 * interval '1 ms' limit 1000)`,
      [this.#limits.retention],
    );
  }
}
