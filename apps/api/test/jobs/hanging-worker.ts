import { setTimeout as sleep } from 'node:timers/promises';
import { JobRunner } from '../../src/features/jobs/job-runner.ts';
import { JobWorks } from '../../src/features/jobs/job-works.ts';
import { jobLimits } from '../../src/features/jobs/job-limits.ts';
import { poolAs } from '../stream/connections.ts';

/** A worker in a process of its own that takes a job, says so, and never ends it. */
const [url = '', kind = '', lease = ''] = process.argv.slice(2);
const works = new JobWorks();
works.add({
  kinds: [kind],
  async run(_job, task) {
    task.progress('hanging', 0.5);
    process.send?.('begun');
    await sleep(60_000, undefined, { signal: task.signal });
  },
});
const limits = { ...jobLimits, lease: Number(lease), pause: 10 };
new JobRunner(poolAs(url, 'attune_worker', 'hanging'), works, limits).start();
process.on('disconnect', () => process.exit());
