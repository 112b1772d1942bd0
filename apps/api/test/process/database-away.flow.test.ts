import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestAnswer, IngestItem } from '@attune/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batch, type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';
import { expectOnceEach, Senders } from '../support/senders.ts';
import { fillIn } from '../support/survey-form.ts';

let folder: DataFolder;
let product: Product;
let client: Client;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  client = product.client();
});
afterAll(async () => {
  expect(await product?.stop()).toBe(0);
  await folder?.[Symbol.asyncDispose]();
});

const ready = async () => (await client.request('/health/ready')).status;

describe('the database goes away while events come in', () => {
  test('killed with all its processes: 503 until it is back by itself, and nothing acknowledged is lost', async () => {
    const senders = new Senders(client, 4);
    await senders.until(300);
    folder.signalPostgres('SIGKILL');
    await until(ready, (status) => status === 503);
    await until(ready, (status) => status === 200, 60_000);
    await senders.until(senders.acknowledged.length + 300);
    const { refused, acknowledged } = await senders.stop();
    // Whoever sent meanwhile was told to come again.
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expectProblem(answer, { status: 503, code: 'unavailable' });
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await expectOnceEach({ client, folder, acknowledged });
    expect(product.process.output).toMatch(/PostgreSQL is back/);
  });

  test('one of its processes killed, which PostgreSQL answers by ending all of them', async () => {
    const senders = new Senders(client, 4);
    await senders.until(100);
    const [backend] = await folder.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    );
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    await sleep(300);
    await until(ready, (status) => status === 200, 60_000);
    await senders.until(senders.acknowledged.length + 100);
    const { acknowledged } = await senders.stop();
    await expectOnceEach({ client, folder, acknowledged });
  });

  test('it stands still for a while: whoever waits is answered when it goes on', async () => {
    const sent = Array.from({ length: 5 }, () => response({ recommend: 9 }));
    let answers: Promise<IngestItem>[] = [];
    folder.signalPostgres('SIGSTOP');
    try {
      answers = sent.map((event) => client.sendOne(event));
      expect((await client.request('/health/live')).status).toBe(200);
      expect(await ready()).toBe(503);
    } finally {
      folder.signalPostgres('SIGCONT');
    }
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(sent.map(() => 'accepted'));
  });
});

describe('there is no room for the log', () => {
  /** As PostgreSQL reports a full disk, from within the very statement that writes. */
  const whileFull = async (table: string, work: () => Promise<unknown>) => {
    await folder.query(`
      create or replace function no_room() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on ${table} for each statement execute function no_room()`);
    try {
      await work();
    } finally {
      await folder.query(`drop trigger no_room on ${table}`);
    }
  };
  const recorded = async (ids: readonly string[]) =>
    (await folder.query(`select from event where external_id = any ($1)`, [ids])).length;

  test.each(['event', 'log_entry', 'event_text'])(
    'in %s: 503, and no item is acknowledged',
    async (table) => {
      const events = Array.from({ length: 20 }, () => response({ recommend: 9, comment: 'a' }));
      await whileFull(table, async () => {
        const body = JSON.stringify(events);
        const answer = await client.post<IngestAnswer>('/v1/events', body, batch);
        expectProblem(answer, { status: 503, code: 'unavailable' });
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(await recorded(events.map(({ id }) => id))).toBe(0);
      });
      expect((await client.send(events)).map(({ status }) => status)).toEqual(events.map(() => 'accepted'));
    },
  );

  test('an amendment, too', async () => {
    const original = response({ recommend: 9 });
    await client.sendOne(original);
    const change = { ...response({}), type: 'response.amended' };
    const amendment = { ...change, data: { response: original.id, answers: { recommend: 0 } } };
    await whileFull('event', async () => {
      const answer = await client.post('/v1/events', JSON.stringify([amendment]), batch);
      expectProblem(answer, { status: 503, code: 'unavailable' });
    });
    expect(await client.sendOne(amendment)).toMatchObject({ status: 'accepted' });
  });

  test('somebody who answers a survey keeps what they wrote, and can send it again', async () => {
    const form = await fillIn(product.origin, { recommend: 7, comment: 'Kept & shown' });
    await whileFull('event', async () => {
      const refused = await form.send();
      expect(refused.status).toBe(503);
      expect(refused.page).toContain('Kept &amp; shown');
      expect(refused.page).toContain(form.id);
    });
    expect((await form.send()).status).toBe(303);
    expect(await recorded([form.id])).toBe(1);
  });

  test('in the tallies: what is acknowledged is folded once there is room', async () => {
    await whileFull('tally_score', async () => {
      const events = Array.from({ length: 10 }, () => response({ recommend: 9 }));
      expect((await client.send(events)).every(({ status }) => status === 'accepted')).toBe(true);
      await sleep(1500);
    });
    const all = await folder.query(`select from event where type = 'response.recorded'`);
    const [row] = await until(
      () => client.values('nps', { from: '2020-01-01', to: '2199-12-31' }),
      ([row]) => row?.n === all.length,
      60_000,
    );
    expect((await client.receipt(row?.receipt ?? '')).recount.outcome).toBe('same');
    expect(await folder.query('select * from dead_letter')).toEqual([]);
  });
});
