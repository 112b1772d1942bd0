import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { SystemKeys } from '../identity/system-keys.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';

/** What the sample is made of, kept from the first start on: the same seed and days give the same events. */
interface SamplePlan {
  seed: number;
  customers: number;
  from: string;
  to: string;
  done: boolean;
}

/** What the thread that sends is told. */
export interface SampleJob {
  plan: SamplePlan;
  origin: string;
  key: string;
}

export interface SampleProgress {
  (done: number, total: number): void;
}

/**
 * Sends the sample enterprise through the public API, as any other system would. Cut off in the middle, it is sent
 * again from the beginning at the next start: what is there already is a duplicate and counts once.
 */
@Injectable()
export class SendSample {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly keys: SystemKeys,
    private readonly generations: TallyGenerations,
  ) {}

  /** @param origin of this server */
  async run(origin: string, progress: SampleProgress): Promise<void> {
    const plan = await this.#plan();
    if (!plan || plan.done) return;
    const { key, revoke } = await this.keys.issue('Sample enterprise', 60);
    try {
      // About 77 events per customer: good enough for a bar, which ends full anyway.
      const total = plan.customers * 77;
      await sendInThread({ plan, origin, key }, (sent) => progress(Math.min(sent, total), total));
      progress(total, total);
      await this.#folded();
      await this.#keep({ ...plan, done: true });
    } finally {
      await revoke();
    }
  }

  /** The first look at the scorecard should show the whole of it; a worker that is away is not waited for. */
  async #folded(): Promise<void> {
    const active = (await this.generations.live()).find(({ status }) => status === 'active');
    if (!active) return;
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
      const { folded, total } = await this.generations.progress(active);
      if (folded >= total) return;
    }
  }

  /** Made at the first start; later starts finish it, and never begin another. */
  async #plan(): Promise<SamplePlan | undefined> {
    const { rows } = await this.database.worker.query<{ value: SamplePlan }>(
      `select value from setting where key = 'sample'`,
    );
    if (rows[0]) return rows[0].value;
    const { rows: events } = await this.database.worker.query('select from event limit 1');
    const customers = events.length > 0 ? 0 : this.config.sampleCustomers;
    const yesterday = new Date(Date.now() - 86_400_000);
    const begin = new Date(Date.UTC(yesterday.getUTCFullYear(), yesterday.getUTCMonth() - 18, 1));
    const plan = { seed: 1, customers, from: day(begin), to: day(yesterday), done: customers === 0 };
    await this.#keep(plan);
    return plan;
  }

  async #keep(plan: SamplePlan): Promise<void> {
    await this.database.worker.query(
      `insert into setting (key, value) values ('sample', $1) on conflict (key) do update set value = excluded.value`,
      [JSON.stringify(plan)],
    );
  }
}

const day = (date: Date) => date.toISOString().slice(0, 10);

/** @param sent called with how many events were sent so far */
function sendInThread(job: SampleJob, sent: (events: number) => void): Promise<void> {
  const thread = new Worker(new URL(`./sample-sender${extname(import.meta.url)}`, import.meta.url), {
    workerData: job,
  });
  return new Promise((resolve, reject) => {
    thread.on('message', sent);
    thread.on('error', reject);
    thread.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('Sending the sample was cut off.')),
    );
  });
}
