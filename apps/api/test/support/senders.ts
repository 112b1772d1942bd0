import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent, IngestAnswer } from '@attune/contracts';
import { expect } from 'vitest';
import { type Answer, batch, type Client, until } from './client.ts';
import type { DataFolder } from './data-folder.ts';
import { response } from './event.ts';

/**
 * Several systems that send without pause, and remember what was acknowledged. A batch that got no answer, or 503, is
 * sent again as it was, as any sender must.
 */
export class Senders {
  readonly acknowledged: CloudEvent[] = [];
  readonly refused: Answer<unknown>[] = [];
  readonly #running: Promise<void>[];
  #client: Client;
  #stopped = false;

  constructor(client: Client, count: number) {
    this.#client = client;
    this.#running = Array.from({ length: count }, () => this.#run());
  }

  /** Waits for so many acknowledged events. */
  async until(events: number, patience = 60_000): Promise<void> {
    const deadline = Date.now() + patience;
    while (this.acknowledged.length < events) {
      if (Date.now() > deadline) throw new Error(`Only ${this.acknowledged.length} acknowledged`);
      await sleep(5);
    }
  }

  /** From now on to another start of the product. */
  goTo(client: Client): void {
    this.#client = client;
  }

  /** After what is under way has been acknowledged. */
  async stop(): Promise<this> {
    this.#stopped = true;
    await Promise.all(this.#running);
    return this;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const events = Array.from({ length: 40 }, (_, i) => response({ recommend: i % 11 }));
      while (!(await this.#deliver(events))) await sleep(50);
    }
  }

  async #deliver(events: readonly CloudEvent[]): Promise<boolean> {
    const body = JSON.stringify(events);
    // No answer: it may have been recorded or not.
    const answer = await this.#client.post<IngestAnswer>('/v1/events', body, batch).catch(() => undefined);
    if (answer?.status === 202) {
      const taken = answer.body.items.every(({ status }) => status === 'accepted' || status === 'duplicate');
      if (!taken) throw new Error(`Refused: ${JSON.stringify(answer.body)}`);
      this.acknowledged.push(...events);
      return true;
    }
    if (answer) this.refused.push(answer);
    return false;
  }
}

/** Every acknowledged event is in the log once, and the tallies are what counting all events again gives. */
export async function expectOnceEach(of: {
  client: Client;
  folder: DataFolder;
  acknowledged: readonly CloudEvent[];
}): Promise<void> {
  const { client, folder, acknowledged } = of;
  const ids = acknowledged.map(({ id }) => id);
  const [kept] = await folder.query<{ n: number; different: number; all: number }>(
    `select count(*) filter (where external_id = any ($1))::int as n,
            count(distinct external_id) filter (where external_id = any ($1))::int as different,
            count(*)::int as all from event`,
    [ids],
  );
  expect(kept).toMatchObject({ n: ids.length, different: ids.length });
  const [row] = await until(
    () => client.values('responses', { by: 'department', department: 'sales' }),
    ([found]) => found?.value === kept?.all,
    60_000,
  );
  const { recount } = await client.receipt(row?.receipt ?? '');
  expect(recount).toMatchObject({ outcome: 'same', value: kept?.all });
  const [nps] = await client.values('nps');
  expect((await client.receipt(nps?.receipt ?? '')).recount.outcome).toBe('same');
}
