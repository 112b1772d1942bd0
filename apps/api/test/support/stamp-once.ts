import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { stamp } from '../../src/platform/log/stamp.ts';

/** Gives every committed entry its position. Other test files share the cluster, so the horizon may lag a little. */
export async function stampOnce(worker: Pool): Promise<void> {
  for (;;) {
    const round = await stamp(worker, { floor: '0', limit: 10_000 });
    if (round.stamped === 0 && !round.waiting) return;
    if (round.waiting) await sleep(2);
  }
}
