import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { standBy } from '../../src/platform/log/bystander.ts';
import { horizonAge } from '../../src/platform/log/horizon-age.ts';
import { replayDeadLetter } from '../../src/platform/stream/dead-letter.ts';
import type { EventBatch, StreamedEvent } from '../../src/platform/stream/handler.ts';
import { connectAs } from './connections.ts';
import type { Lab } from './lab.ts';
import { recorder } from './recorder.ts';
import type { Transport } from './transport.ts';

/** What comes, in which order, and what becomes of what cannot be handled. */
export function delivery(lab: () => Lab, transport: Transport): void {
  test('events arrive in order, and everything is seen once by each of several handlers', async () => {
    lab().sequencer();
    lab().relay();
    const patient = { ...recorder({ name: 'patient' }), gather: 300 };
    const whole = { ...recorder({ name: 'whole' }), contributionsOnly: false };
    await lab().stream([recorder({ name: 'one' }), recorder({ name: 'two' }), patient, whole]);
    await lab().feed(300);
    for (const handler of ['one', 'two', 'patient', 'whole']) {
      await lab().settled(handler);
      await lab().expectExact(handler);
    }
  });

  test('a handler of some types gets these, whole, and moves over the others', async () => {
    lab().sequencer();
    lab().relay();
    const got: StreamedEvent[] = [];
    const before = ({ events }: EventBatch) => void got.push(...events);
    const some = { types: new Set(['lab.more']), contributionsOnly: false };
    await lab().stream([{ ...recorder({ name: 'some', before }), ...some }]);
    await lab().append(1, 3, 'few');
    await lab().append(1, 1, 'none');
    await lab().until(`select coalesce(sum(position), 0) from cursor where handler = 'some'`, (n) => n === 4);
    const whole = (n: number) => ({
      position: n,
      externalId: `few-${n}`,
      data: { n, ballast: 'x'.repeat(10) },
    });
    expect(got).toMatchObject([whole(2), whole(3)]);
  });

  test('a poison event between some of other types is found, and only that one is left out', async () => {
    lab().sequencer();
    lab().relay();
    const got: string[] = [];
    const before = ({ events }: EventBatch) => {
      if (events.some(({ externalId }) => externalId === 'mixed-5')) throw new Error('cannot bear it');
      got.push(...events.map(({ externalId }) => externalId));
    };
    await lab().stream([{ ...recorder({ name: 'some', before }), types: new Set(['lab.more']) }]);
    for (let entry = 0; entry < 3; entry++) await lab().append(1, 1, `alone-${entry}`);
    await lab().append(1, 9, 'mixed');
    await lab().append(1, 3, 'after');
    await lab().until(
      `select coalesce(sum(position), 0) from cursor where handler = 'some'`,
      (n) => n === 15,
    );
    const { rows } = await lab().owner.query(
      `select external_id from event where type = 'lab.more' order by id`,
    );
    expect(got).toEqual(rows.map(({ external_id: id }) => id).filter((id) => id !== 'mixed-5'));
    expect(got.length).toBeGreaterThan(5);
    expect(await lab().count('select count(*) from dead_letter')).toBe(1);
  });

  test('a late commit is not skipped, nor overtaken by what came later', async () => {
    lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'main' })]);
    const late = await lab().appendLate(0, 'late');
    await lab().append(0, 1, 'later');
    await lab().append(1, 2, 'elsewhere');
    await sleep(200);
    expect(await lab().count('select sum(position) from log_head')).toBe(0);
    await late.commit();
    await lab().settled('main');
    await lab().expectExact('main');
    expect(await lab().count(`select position from seen where external_id = 'late-1'`)).toBe(1);
  });

  test('a transaction that stands by holds nothing back, one that may still write does, and neither is passed over', async () => {
    lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'main' })]);
    const bystander = await lab().worker.connect();
    try {
      await bystander.query(`begin; ${standBy}; create temporary table held (n int) on commit drop`);
      await lab().append(0, 2, 'beside');
      await lab().settled('main');
      const late = await lab().appendLate(0, 'late');
      await lab().append(0, 1, 'later');
      await sleep(150);
      expect(await lab().count('select sum(position) from log_head')).toBe(2);
      await late.commit();
      await lab().settled('main');
      await expect(bystander.query('insert into log_entry (partition, count) values (0, 1)')).rejects.toThrow(
        'cannot add to the log',
      );
    } finally {
      await bystander.query('rollback');
      bystander.release();
    }
    await lab().append(0, 1, 'after');
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('a foreign open write transaction holds the log back, shows as its age, and loses nothing', async () => {
    const sequencer = lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'main' })]);
    const stranger = connectAs(await transport.neighbour(), 'attune', 'stranger')();
    await stranger.connect();
    try {
      await stranger.query('begin; create temporary table held (n int)');
      await lab().feed(20);
      await sleep(150);
      expect(await lab().count('select sum(position) from log_head')).toBe(0);
      expect(await horizonAge(lab().worker)).toBeGreaterThan(100);
    } finally {
      await stranger.end();
    }
    await lab().settled('main');
    await lab().expectExact('main');
    expect(await horizonAge(lab().worker)).toBe(0);
    await sequencer();
  });

  test('a slow consumer delays nobody else and misses nothing', async () => {
    lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'slow', pause: { before: 400 } }), recorder({ name: 'fast' })]);
    await lab().feed(400);
    await lab().settled('fast');
    expect(await lab().count(`select count(*) from seen where handler = 'slow'`)).toBeLessThan(1200);
    await lab().settled('slow');
    await lab().expectExact('slow');
    await lab().expectExact('fast');
  });

  test('a poison event becomes a dead letter, the others go on, and it can be replayed once', async () => {
    lab().sequencer();
    lab().relay();
    let poisonous = true;
    const handler = recorder({
      name: 'main',
      before: (batch) => {
        if (poisonous && batch.events.some((event) => event.externalId === 'poison-2'))
          throw new Error('cannot bear it');
      },
    });
    await lab().stream([handler]);
    await lab().feed(50);
    await lab().append(2, 3, 'poison');
    await lab().feed(50);
    await lab().until('select count(*) from dead_letter', (n) => n === 1);
    await lab().until(
      `select count(*) from event where external_id <> 'poison-2' and not exists (
         select from seen where event_id = event.id)`,
      (n) => n === 0,
    );
    const { rows } = await lab().owner.query(
      'select id, handler, partition, error, attempts from dead_letter',
    );
    expect(rows).toMatchObject([{ handler: 'main', partition: 2, attempts: 5 }]);
    expect(rows[0].error).toContain('cannot bear it');

    const id = Number(rows[0].id);
    await expect(replayDeadLetter(lab().worker, [handler], id)).rejects.toThrow('cannot bear it');
    poisonous = false;
    await replayDeadLetter(lab().worker, [handler], id);
    await expect(replayDeadLetter(lab().worker, [handler], id)).rejects.toMatchObject({
      code: 'dead-letter-replayed',
    });
    await lab().owner.query(`delete from dead_letter`);
    // A replay comes late by nature: for the comparison it is put where it belongs.
    await lab().owner.query(`
      update seen set at = (select max(at) from seen s where s.partition = 2 and s.position < seen.position)
      where external_id = 'poison-2'`);
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('failures of the surroundings are waited out and never blamed on an event', async () => {
    lab().sequencer();
    lab().relay();
    let failures = 0;
    await lab().stream([
      recorder({
        name: 'main',
        before: async (_batch, tx) => {
          const states = ['40001', '40P01', '53300', '57P01'];
          if (failures < 12) await tx.query(`do $$ begin raise sqlstate '${states[failures++ % 4]}'; end $$`);
        },
      }),
    ]);
    await lab().feed(20);
    await lab().settled('main');
    expect(failures).toBe(12);
    await lab().expectExact('main');
  });
}
