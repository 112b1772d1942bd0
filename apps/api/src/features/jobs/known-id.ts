import { z } from 'zod';
import { jobProblem } from './problems.ts';

const id = z.uuid();

/** What is no id cannot be found. Throws `job-not-found`. */
export function knownId(jobId: string): string {
  if (!id.safeParse(jobId).success) throw jobProblem('job-not-found');
  return jobId;
}
