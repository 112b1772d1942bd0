import { setTimeout as sleep } from 'node:timers/promises';
import { type CloudEvent, type IngestAnswer, ingestLimits } from '@attune/contracts';
import { generateEnterprise } from '@attune/synthetic';
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

export interface SampleProgress {
  (done: number, total: number): void;
}

const batchesAtOnce = 3;

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
      let sent = 0;
      const batches = inBatches(generateEnterprise(plan).events());
      const sender = async () => {
        for (const batch of batches) {
          await send(origin, key, batch);
          sent += batch.length;
          progress(Math.min(sent, total), total);
        }
      };
      await Promise.all(Array.from({ length: batchesAtOnce }, sender));
      progress(sent, sent);
      await this.#folded();
      await this.#keep({ ...plan, done: true });
    } finally {
      await revoke();
    }
  }

  /** The first look at the scorecard should show the whole of it; a worker that is away is not waited for. */
  async #folded(): Promise<void> {
    const deadline = Date.now() + 60_000;
    const active = (await this.generations.live()).find(({ status }) => status === 'active');
    while (active && Date.now() < deadline) {
      const { folded, total } = await this.generations.progress(active);
      if (folded >= total) return;
      await sleep(50);
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

function* inBatches(events: Iterable<CloudEvent>): Generator<CloudEvent[]> {
  let batch: CloudEvent[] = [];
  for (const event of events) {
    batch.push(event);
    if (batch.length === ingestLimits.itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function send(origin: string, key: string, batch: readonly CloudEvent[]): Promise<void> {
  const response = await fetch(`${origin}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(batch),
  });
  if (response.status !== 202)
    throw new Error(`The sample could not be sent: ${response.status} ${await response.text()}`);
  const { items } = (await response.json()) as IngestAnswer;
  const rejected = items.find((item) => item.status === 'rejected');
  if (rejected) throw new Error(`The sample holds an event that was rejected: ${JSON.stringify(rejected)}`);
}
