/** Milliseconds, unless said otherwise. */
export interface JobLimits {
  /** Jobs computed at a time, in all workers of the enterprise together. */
  concurrent: number;
  /** Jobs one person or key may have waiting or running. */
  openPerAsker: number;
  /** After so long without a heartbeat another worker takes a job over. */
  lease: number;
  /** A job that took so long fails. */
  longest: number;
  /** How often a worker may die over a job before the job is given up. */
  attempts: number;
  /** Between two looks for work. */
  pause: number;
  /** How long results are kept. */
  retention: number;
}

const minute = 60_000;

export const jobLimits: JobLimits = {
  concurrent: 2,
  openPerAsker: 20,
  lease: 30_000,
  longest: 15 * minute,
  attempts: 3,
  pause: 500,
  retention: 30 * 24 * 60 * minute,
};
