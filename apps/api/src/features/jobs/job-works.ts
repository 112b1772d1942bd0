import type { ClaimedJob } from './job.ts';

/** How a job is computed. */
export interface JobWork {
  readonly kinds: readonly string[];
  /**
   * Answers the result as plain JSON. Throws `JobFailure` for what is wrong with the inputs; ends soon after the
   * signal, however it ends.
   */
  run(job: ClaimedJob, task: JobTask): Promise<unknown>;
}

export interface JobTask {
  readonly signal: AbortSignal;
  /** A step by name, and how much of the whole is done, 0..1. */
  progress(step: string, done: number): void;
}

/** Who computes which kind. A feature adds its work when its module starts. */
export class JobWorks {
  readonly #works = new Map<string, JobWork>();

  add(work: JobWork): void {
    for (const kind of work.kinds) this.#works.set(kind, work);
  }

  kinds(): string[] {
    return [...this.#works.keys()];
  }

  run(job: ClaimedJob, task: JobTask): Promise<unknown> {
    const work = this.#works.get(job.kind);
    if (!work) throw new Error(`Nobody computes ${job.kind}.`);
    return work.run(job, task);
  }
}
