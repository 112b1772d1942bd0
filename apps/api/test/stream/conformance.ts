import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standBy } from '../../src/platform/log/bystander.ts';
import { horizonAge } from '../../src/platform/log/horizon-age.ts';
import { replayDeadLetter } from '../../src/platform/stream/dead-letter.ts';
import { connectAs } from './connections.ts';
import { Lab } from './lab.ts';
import type { EventBatch, StreamedEvent } from '../../src/platform/stream/handler.ts';
import type { Place } from './parts.ts';
import { recorder } from './recorder.ts';
import { burnTransactionIds, restore } from './restore.ts';

export interface Transport {
  /** A place with an empty database, and a topic of its own where there is Kafka. */
  place(): Promise<Place>;
  /** The url of another database of the same cluster. */
  neighbour(): Promise<string>;
  /** The url of an empty database of another cluster. */
  elsewhere(): Promise<string>;
}

/** What both transports promise. Whatever happens: nothing lost, nothing twice, order kept, no standstill. */
export function conformance(transport: Transport): void {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.create(await transport.place());
  });
  afterEach(() => lab[Symbol.asyncDispose]());

  test('events arrive in order, and everything is seen once by each of several handlers', async () => {
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'one' }), recorder({ name: 'two' })]);
    await lab.feed(300);
    for (const handler of ['one', 'two']) {
      await lab.settled(handler);
      await lab.expectExact(handler);
    }
  });

  test('a handler of some types gets these, whole, and moves over the others', async () => {
    lab.sequencer();
    lab.relay();
    const got: StreamedEvent[] = [];
    const before = ({ events }: EventBatch) => void got.push(...events);
    await lab.stream([{ ...recorder({ name: 'some', before }), types: new Set(['lab.more']) }]);
    await lab.append(1, 3, 'few');
    await lab.append(1, 1, 'none');
    await lab.until(`select coalesce(sum(position), 0) from cursor where handler = 'some'`, (n) => n === 4);
    const whole = (n: number) => ({
      position: n,
      externalId: `few-${n}`,
      data: { n, ballast: 'x'.repeat(10) },
    });
    expect(got).toMatchObject([whole(2), whole(3)]);
  });

  test('a poison event between some of other types is found, and only that one is left out', async () => {
    lab.sequencer();
    lab.relay();
    const got: string[] = [];
    const before = ({ events }: EventBatch) => {
      if (events.some(({ externalId }) => externalId === 'mixed-5')) throw new Error('cannot bear it');
      got.push(...events.map(({ externalId }) => externalId));
    };
    await lab.stream([{ ...recorder({ name: 'some', before }), types: new Set(['lab.more']) }]);
    for (let entry = 0; entry < 3; entry++) await lab.append(1, 1, `alone-${entry}`);
    await lab.append(1, 9, 'mixed');
    await lab.append(1, 3, 'after');
    await lab.until(`select coalesce(sum(position), 0) from cursor where handler = 'some'`, (n) => n === 15);
    const { rows } = await lab.owner.query(
      `select external_id from event where type = 'lab.more' order by id`,
    );
    expect(got).toEqual(rows.map(({ external_id: id }) => id).filter((id) => id !== 'mixed-5'));
    expect(got.length).toBeGreaterThan(5);
    expect(await lab.count('select count(*) from dead_letter')).toBe(1);
  });

  test('a late commit is not skipped, nor overtaken by what came later', async () => {
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    const late = await lab.appendLate(0, 'late');
    await lab.append(0, 1, 'later');
    await lab.append(1, 2, 'elsewhere');
    await sleep(200);
    expect(await lab.count('select sum(position) from log_head')).toBe(0);
    await late.commit();
    await lab.settled('main');
    await lab.expectExact('main');
    expect(await lab.count(`select position from seen where external_id = 'late-1'`)).toBe(1);
  });

  test('a transaction that stands by holds nothing back, one that may still write does, and neither is passed over', async () => {
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    const bystander = await lab.worker.connect();
    try {
      await bystander.query(`begin; ${standBy}; create temporary table held (n int) on commit drop`);
      await lab.append(0, 2, 'beside');
      await lab.settled('main');
      const late = await lab.appendLate(0, 'late');
      await lab.append(0, 1, 'later');
      await sleep(150);
      expect(await lab.count('select sum(position) from log_head')).toBe(2);
      await late.commit();
      await lab.settled('main');
      await expect(bystander.query('insert into log_entry (partition, count) values (0, 1)')).rejects.toThrow(
        'cannot add to the log',
      );
    } finally {
      await bystander.query('rollback');
      bystander.release();
    }
    await lab.append(0, 1, 'after');
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('a foreign open write transaction holds the log back, shows as its age, and loses nothing', async () => {
    const sequencer = lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    const stranger = connectAs(await transport.neighbour(), 'attune', 'stranger')();
    await stranger.connect();
    try {
      await stranger.query('begin; create temporary table held (n int)');
      await lab.feed(20);
      await sleep(150);
      expect(await lab.count('select sum(position) from log_head')).toBe(0);
      expect(await horizonAge(lab.worker)).toBeGreaterThan(100);
    } finally {
      await stranger.end();
    }
    await lab.settled('main');
    await lab.expectExact('main');
    expect(await horizonAge(lab.worker)).toBe(0);
    await sequencer();
  });

  test('a worker killed in mid-batch leaves no half effect, and another one goes on', async () => {
    lab.sequencer();
    lab.relay();
    const victim = lab.child({ role: 'stream', linger: 10_000 });
    await victim.says('started');
    await lab.feed(60);
    await victim.says('begun');
    await victim.kill();
    await lab.stream([recorder({ name: 'main' })]);
    await lab.feed(60);
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('a zombie that was paused in mid-batch and comes back does no harm', async () => {
    lab.sequencer();
    lab.relay();
    const zombie = lab.child({ role: 'stream', linger: 300 });
    await zombie.says('started');
    await lab.feed(40);
    await zombie.says('begun');
    zombie.pause();
    await lab.stream([recorder({ name: 'main' })]);
    await lab.feed(40);
    await lab.settled('main');
    zombie.resume();
    await lab.feed(60, 800);
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('workers coming and going while others are busy share the work', async () => {
    lab.sequencer();
    lab.relay();
    const slow = (worker: string) => recorder({ name: 'main', worker, pause: { before: 60 } });
    const first = await lab.stream([slow('first')]);
    const feeding = lab.feed(300, 3000);
    await sleep(700);
    await lab.stream([slow('second')]);
    await lab.until(
      `select count(distinct partition) from seen where worker = 'second'`,
      (n) => n >= 2,
      6000,
    );
    await sleep(300);
    await first();
    await feeding;
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('a handler that comes while workers run takes the whole log, and one that goes takes nothing more', async () => {
    lab.sequencer();
    lab.relay();
    const [main, leaver, comer] = [
      recorder({ name: 'main' }),
      recorder({ name: 'leaver', pause: { after: 20 } }),
      recorder({ name: 'comer' }),
    ];
    const workers = [await lab.changingStream([main, leaver]), await lab.changingStream([main, leaver])];
    await lab.feed(60);
    await lab.settled('leaver');
    const feeding = lab.feed(200, 1500);
    await sleep(200);
    for (const { follow } of workers) await follow([main, comer]);
    await feeding;
    for (const handler of ['main', 'comer']) {
      await lab.settled(handler);
      await lab.expectExact(handler);
    }
    const left = await lab.count(`select sum(position) from cursor where handler = 'leaver'`);
    expect(left).toBeLessThan(await lab.count('select sum(position) from log_head'));
    expect(await lab.count(`select count(*) from seen where handler = 'leaver'`)).toBe(left);

    // Who comes again goes on where it left.
    await workers[0]?.follow([main, comer, leaver]);
    await lab.settled('leaver');
    await lab.expectExact('leaver');
    await workers[0]?.stop();
    await workers[1]?.follow([main, comer, leaver]);
    await lab.feed(60);
    await lab.settled('leaver');
    await lab.expectExact('leaver');
  });

  test('a sequencer killed at work is followed by the next, without a gap', async () => {
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    for (let round = 0; round < 2; round++) {
      const sequencer = lab.child({ role: 'sequencer' });
      await sequencer.says('leading');
      const feeding = lab.feed(100, 300);
      await sleep(150);
      await sequencer.kill();
      await feeding;
    }
    lab.sequencer();
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('two sequencers and two relays stand by for each other', async () => {
    const stops = [lab.sequencer(), lab.relay()];
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    const feeding = lab.feed(200, 1000);
    await sleep(400);
    for (const stop of stops) await stop();
    await feeding;
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('connections to the database that break are opened again', async () => {
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main', pause: { after: 10 } })]);
    const feeding = lab.feed(300, 1500);
    for (let round = 0; round < 4; round++) {
      await sleep(300);
      await lab.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name in ('stream', 'sequencer', 'relay')`,
      );
    }
    await feeding;
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('a slow consumer delays nobody else and misses nothing', async () => {
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'slow', pause: { before: 400 } }), recorder({ name: 'fast' })]);
    await lab.feed(400);
    await lab.settled('fast');
    expect(await lab.count(`select count(*) from seen where handler = 'slow'`)).toBeLessThan(1200);
    await lab.settled('slow');
    await lab.expectExact('slow');
    await lab.expectExact('fast');
  });

  test('a poison event becomes a dead letter, the others go on, and it can be replayed once', async () => {
    lab.sequencer();
    lab.relay();
    let poisonous = true;
    const handler = recorder({
      name: 'main',
      before: (batch) => {
        if (poisonous && batch.events.some((event) => event.externalId === 'poison-2'))
          throw new Error('cannot bear it');
      },
    });
    await lab.stream([handler]);
    await lab.feed(50);
    await lab.append(2, 3, 'poison');
    await lab.feed(50);
    await lab.until('select count(*) from dead_letter', (n) => n === 1);
    await lab.until(
      `select count(*) from event where external_id <> 'poison-2' and not exists (
         select from seen where event_id = event.id)`,
      (n) => n === 0,
    );
    const { rows } = await lab.owner.query('select id, handler, partition, error, attempts from dead_letter');
    expect(rows).toMatchObject([{ handler: 'main', partition: 2, attempts: 5 }]);
    expect(rows[0].error).toContain('cannot bear it');

    const id = Number(rows[0].id);
    await expect(replayDeadLetter(lab.worker, [handler], id)).rejects.toThrow('cannot bear it');
    poisonous = false;
    await replayDeadLetter(lab.worker, [handler], id);
    await expect(replayDeadLetter(lab.worker, [handler], id)).rejects.toMatchObject({
      code: 'dead-letter-replayed',
    });
    await lab.owner.query(`delete from dead_letter`);
    // A replay comes late by nature: for the comparison it is put where it belongs.
    await lab.owner.query(`
      update seen set at = (select max(at) from seen s where s.partition = 2 and s.position < seen.position)
      where external_id = 'poison-2'`);
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('failures of the surroundings are waited out and never blamed on an event', async () => {
    lab.sequencer();
    lab.relay();
    let failures = 0;
    await lab.stream([
      recorder({
        name: 'main',
        before: async (_batch, tx) => {
          const states = ['40001', '40P01', '53300', '57P01'];
          if (failures < 12) await tx.query(`do $$ begin raise sqlstate '${states[failures++ % 4]}'; end $$`);
        },
      }),
    ]);
    await lab.feed(20);
    await lab.settled('main');
    expect(failures).toBe(12);
    await lab.expectExact('main');
  });

  test('two workers add to the same cells without deadlock', async () => {
    lab.sequencer();
    lab.relay();
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    await lab.stream([recorder({ name: 'main', worker: 'a' })], { onError });
    await lab.stream([recorder({ name: 'main', worker: 'b' })], { onError });
    await lab.feed(600, 1500);
    await lab.settled('main');
    await lab.expectExact('main');
    expect(await lab.count('select count(distinct worker) from seen')).toBe(2);
    expect(errors.filter((error) => (error as { code?: string }).code === '40P01')).toEqual([]);
  });

  test('a database restored from a copy goes its own way, whatever was sent in the life it does not know', async () => {
    await burnTransactionIds(lab.place.url);
    const stops = [lab.sequencer(), lab.relay(), await lab.stream([recorder({ name: 'main' })])];
    await lab.feed(40);
    await lab.settled('main');
    await stops[0]?.();
    // Waiting entries with transaction ids that the other cluster will not reach for long.
    await lab.feed(10);
    const url = await transport.elsewhere();
    await restore(lab.place.url, url);
    await stops[2]?.();
    lab.sequencer();
    await lab.feed(60);
    await lab.relayed();
    for (const stop of stops) await stop();

    await using copy = Lab.open({ ...lab.place, url });
    copy.sequencer();
    await copy.stream([recorder({ name: 'main' })]);
    // The same positions, other events; some before anything could be compared, some after.
    for (let i = 0; i < 30; i++) await copy.append(i % 4, 2, `other-${i}`);
    await sleep(200);
    copy.relay();
    for (let i = 30; i < 60; i++) await copy.append(i % 4, 2, `other-${i}`);
    await copy.settled('main');
    await sleep(500);
    await copy.expectExact('main');
    expect(await copy.count('select epoch from log_epoch')).toBeGreaterThan(
      await lab.count('select epoch from log_epoch'),
    );
    expect(await copy.count(`select count(*) from seen where external_id like 'other-%'`)).toBe(120);
  });
}
