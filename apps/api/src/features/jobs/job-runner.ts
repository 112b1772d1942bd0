import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { Wake } from '../../platform/log/wake.ts';
import { isTransient } from '../../platform/stream/transient.ts';
import type { ClaimedJob } from './job.ts';
import { JobFailure } from './job-failure.ts';
import type { JobLimits } from './job-limits.ts';
import { JobQueue } from './job-queue.ts';
import type { JobWorks } from './job-works.ts';

type Ending = 'cancelled' | 'lost' | 'stopped' | 'too-long';

/** Computes jobs in a worker, one after the other; several workers share the queue. */
export class JobRunner {
  readonly #log = new Logger('jobs');
  readonly #works: JobWorks;
  readonly #limits: JobLimits;
  readonly #queue: JobQueue;
  readonly #wake = new Wake();
  #stopping = false;
  #stop: (() => void) | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(pool: Pool, works: JobWorks, limits: JobLimits) {
    this.#works = works;
    this.#limits = limits;
    this.#queue = new JobQueue(pool, limits);
  }

  start(): void {
    this.#done = this.#loop();
  }

  /** A job under way is given back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stop?.();
    this.#wake.call();
    await this.#done;
  }

  async #loop(): Promise<void> {
    let forgotten = 0;
    while (!this.#stopping) {
      try {
        await this.#queue.sweep();
        if (Date.now() - forgotten > this.#limits.retention / 100) {
          await this.#queue.forget();
          forgotten = Date.now();
        }
        const job = await this.#queue.claim(this.#works.kinds());
        if (job) await this.#compute(job);
        else await this.#wake.wait(this.#limits.pause);
      } catch (error) {
        this.#log.warn(`Jobs could not be looked after: ${messageOf(error)}`);
        await this.#wake.wait(this.#limits.pause);
      }
    }
  }

  async #compute(job: ClaimedJob): Promise<void> {
    const controller = new AbortController();
    const end = (ending: Ending) => controller.abort(ending);
    this.#stop = () => end('stopped');
    if (this.#stopping) end('stopped');
    const at: { progress: number; step: string | null } = { progress: 0, step: null };
    const heartbeat = setInterval(() => void this.#beat(job, at, end), this.#limits.lease / 10);
    const tooLong = setTimeout(() => end('too-long'), this.#limits.longest);
    try {
      const work = this.#works.run(job, {
        signal: controller.signal,
        progress: (step, done) => Object.assign(at, { step, progress: Math.min(1, Math.max(0, done)) }),
      });
      // Whoever hangs, as on a connection that is gone, holds up neither the queue nor a stop.
      const result = await Promise.race([work, abortOf(controller.signal)]);
      await this.#queue.finish(job, result);
    } catch (error) {
      await this.#ended(job, error, controller.signal);
    } finally {
      clearInterval(heartbeat);
      clearTimeout(tooLong);
      this.#stop = undefined;
    }
  }

  async #beat(
    job: ClaimedJob,
    at: { progress: number; step: string | null },
    end: (ending: Ending) => void,
  ): Promise<void> {
    try {
      const answer = await this.#queue.beat(job, at);
      if (answer !== 'go on') end(answer);
    } catch (error) {
      // The database may be away for a moment; when it is for long the lease runs out, and the next beat says so.
      this.#log.warn(`The heartbeat of job ${job.id} failed: ${messageOf(error)}`);
    }
  }

  async #ended(job: ClaimedJob, error: unknown, signal: AbortSignal): Promise<void> {
    const ending = signal.aborted ? (signal.reason as Ending) : undefined;
    if (ending === 'lost') return;
    if (ending === 'stopped') return this.#queue.giveBack(job);
    if (ending === 'cancelled') return this.#queue.cancelled(job);
    if (ending === 'too-long') return this.#queue.fail(job, tookTooLong(this.#limits.longest));
    if (error instanceof JobFailure) return this.#queue.fail(job, error);
    // Not the job's fault: its lease runs out, and it is taken again.
    if (isTransient(error)) throw error;
    this.#log.error(`Job ${job.id} (${job.kind}) failed: ${messageOf(error)}`);
    return this.#queue.fail(job, unforeseen);
  }
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const tookTooLong = (longest: number) =>
  new JobFailure('took-too-long', `Stopped after ${longest / 60_000} minutes: ask for less at once.`);

const unforeseen = new JobFailure(
  'internal',
  'Something went wrong on our side; the log of the worker has the reason.',
);

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
