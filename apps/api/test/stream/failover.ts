import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Lab } from './lab.ts';
import { recorder } from './recorder.ts';
import { burnTransactionIds, restore } from './restore.ts';
import type { Transport } from './transport.ts';

/** Who delivers: processes and connections that come, go, hang and die. */
export function failover(lab: () => Lab, transport: Transport): void {
  test('a worker killed in mid-batch leaves no half effect, and another one goes on', async () => {
    lab().sequencer();
    lab().relay();
    const victim = lab().child({ role: 'stream', linger: 10_000 });
    await victim.says('started');
    await lab().feed(60);
    await victim.says('begun');
    await victim.kill();
    await lab().stream([recorder({ name: 'main' })]);
    await lab().feed(60);
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('a zombie that was paused in mid-batch and comes back does no harm', async () => {
    lab().sequencer();
    lab().relay();
    const zombie = lab().child({ role: 'stream', linger: 300 });
    await zombie.says('started');
    await lab().feed(40);
    await zombie.says('begun');
    zombie.pause();
    await lab().stream([recorder({ name: 'main' })]);
    await lab().feed(40);
    await lab().settled('main');
    zombie.resume();
    await lab().feed(60, 800);
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('workers coming and going while others are busy share the work', async () => {
    lab().sequencer();
    lab().relay();
    const slow = (worker: string) => recorder({ name: 'main', worker, pause: { before: 60 } });
    const first = await lab().stream([slow('first')]);
    const feeding = lab().feed(300, 3000);
    await sleep(700);
    await lab().stream([slow('second')]);
    await lab().until(
      `select count(distinct partition) from seen where worker = 'second'`,
      (n) => n >= 2,
      6000,
    );
    await sleep(300);
    await first();
    await feeding;
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('a handler that comes while workers run takes the whole log, and one that goes takes nothing more', async () => {
    lab().sequencer();
    lab().relay();
    const [main, leaver, comer] = [
      recorder({ name: 'main' }),
      recorder({ name: 'leaver', pause: { after: 20 } }),
      recorder({ name: 'comer' }),
    ];
    const workers = [await lab().changingStream([main, leaver]), await lab().changingStream([main, leaver])];
    await lab().feed(60);
    await lab().settled('leaver');
    const feeding = lab().feed(200, 1500);
    await sleep(200);
    for (const { follow } of workers) await follow([main, comer]);
    await feeding;
    for (const handler of ['main', 'comer']) {
      await lab().settled(handler);
      await lab().expectExact(handler);
    }
    const left = await lab().count(`select sum(position) from cursor where handler = 'leaver'`);
    expect(left).toBeLessThan(await lab().count('select sum(position) from log_head'));
    expect(await lab().count(`select count(*) from seen where handler = 'leaver'`)).toBe(left);

    // Who comes again goes on where it left.
    await workers[0]?.follow([main, comer, leaver]);
    await lab().settled('leaver');
    await lab().expectExact('leaver');
    await workers[0]?.stop();
    await workers[1]?.follow([main, comer, leaver]);
    await lab().feed(60);
    await lab().settled('leaver');
    await lab().expectExact('leaver');
  });

  test('a sequencer killed at work is followed by the next, without a gap', async () => {
    lab().relay();
    await lab().stream([recorder({ name: 'main' })]);
    for (let round = 0; round < 2; round++) {
      const sequencer = lab().child({ role: 'sequencer' });
      await sequencer.says('leading');
      const feeding = lab().feed(100, 300);
      await sleep(150);
      await sequencer.kill();
      await feeding;
    }
    lab().sequencer();
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('two sequencers and two relays stand by for each other', async () => {
    const stops = [lab().sequencer(), lab().relay()];
    lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'main' })]);
    const feeding = lab().feed(200, 1000);
    await sleep(400);
    for (const stop of stops) await stop();
    await feeding;
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('connections to the database that break are opened again', async () => {
    lab().sequencer();
    lab().relay();
    await lab().stream([recorder({ name: 'main', pause: { after: 10 } })]);
    const feeding = lab().feed(300, 1500);
    for (let round = 0; round < 4; round++) {
      await sleep(300);
      await lab().owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name in ('stream', 'sequencer', 'relay')`,
      );
    }
    await feeding;
    await lab().settled('main');
    await lab().expectExact('main');
  });

  test('two workers add to the same cells without deadlock', async () => {
    lab().sequencer();
    lab().relay();
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    await lab().stream([recorder({ name: 'main', worker: 'a' })], { onError });
    await lab().stream([recorder({ name: 'main', worker: 'b' })], { onError });
    await lab().feed(600, 1500);
    await lab().settled('main');
    await lab().expectExact('main');
    expect(await lab().count('select count(distinct worker) from seen')).toBe(2);
    expect(errors.filter((error) => (error as { code?: string }).code === '40P01')).toEqual([]);
  });

  test('a database restored from a copy goes its own way, whatever was sent in the life it does not know', async () => {
    await burnTransactionIds(lab().place.url);
    const stops = [lab().sequencer(), lab().relay(), await lab().stream([recorder({ name: 'main' })])];
    await lab().feed(40);
    await lab().settled('main');
    await stops[0]?.();
    // Waiting entries with transaction ids that the other cluster will not reach for long.
    await lab().feed(10);
    const url = await transport.elsewhere();
    await restore(lab().place.url, url);
    await stops[2]?.();
    lab().sequencer();
    await lab().feed(60);
    await lab().relayed();
    for (const stop of stops) await stop();

    await using copy = Lab.open({ ...lab().place, url });
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
      await lab().count('select epoch from log_epoch'),
    );
    expect(await copy.count(`select count(*) from seen where external_id like 'other-%'`)).toBe(120);
  });
}
