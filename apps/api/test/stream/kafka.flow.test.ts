import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Broker, kafkaAvailable, startBroker } from '@attune/kafka';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { currentEpoch } from '../../src/platform/log/epoch.ts';
import { relayRound } from '../../src/platform/stream/relay-round.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { conformance } from './conformance.ts';
import { connectAs } from './connections.ts';
import { Lab } from './lab.ts';
import { kafkaOf, type Place, topicOf } from './parts.ts';
import { recorder } from './recorder.ts';

const available = await kafkaAvailable(console.log);
const required = process.env['ATTUNE_REQUIRE_KAFKA'] === '1';
if (available !== true && !required) console.log(`Kafka tests are skipped: ${available}`);

describe.runIf(available === true || required)('Kafka as stream', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-kafka-'));
  let broker: Broker;
  let cluster: Cluster;
  let other: Cluster;
  beforeAll(async () => {
    [broker, cluster, other] = await Promise.all([startBroker({ folder }), startCluster(), startCluster()]);
  });
  afterAll(async () => {
    await Promise.all([broker?.stop(), cluster?.stop(), other?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const place = async (): Promise<Place> => ({
    url: await cluster.createDatabase(),
    kafka: { brokers: [broker.address], topic: `attune.events.${randomBytes(4).toString('hex')}` },
  });

  conformance({ place, neighbour: () => cluster.createDatabase(), elsewhere: () => other.createDatabase() });

  test('a relay killed between sending and marking is followed by one that sends again', async () => {
    await using lab = await Lab.create(await place());
    lab.sequencer();
    await lab.stream([recorder({ name: 'main' })]);
    for (let round = 1; round <= 2; round++) {
      const relay = lab.child({ role: 'relay', dieAfterSends: 2 * round });
      const ended = relay.ended().then(() => true);
      // However long it takes to start: it needs something new for each of its sends.
      while (!(await Promise.race([ended, lab.feed(12, 300)])));
    }
    lab.relay();
    await lab.feed(30);
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('two relays that both believe to be the only one send twice, and nothing happens twice', async () => {
    await using lab = await Lab.create(await place());
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    await lab.feed(20);
    await lab.settled('main');
    const client = connectAs(lab.place.url, 'attune_worker', 'second relay')();
    await client.connect();
    const producer = kafkaOf(lab.place, 'second relay').producer();
    await producer.connect();
    const target = { epoch: await currentEpoch(client), topic: topicOf(lab.place).name, producer };
    const feeding = lab.feed(200, 1000);
    const until = Date.now() + 1000;
    while (Date.now() < until) await relayRound(client, target);
    await feeding;
    await lab.settled('main');
    await lab.expectExact('main');
    await producer.disconnect();
    await client.end();
  });

  test('messages that are lost leave a gap, which is filled from the log; so is a standstill', async () => {
    await using lab = await Lab.create(await place());
    lab.sequencer();
    const loseMessages = async () => {
      const stopRelay = lab.relay();
      await lab.feed(40);
      await lab.relayed();
      await stopRelay();
      const admin = kafkaOf(lab.place, 'vandal').admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topicOf(lab.place).name] });
      await admin.disconnect();
      await sleep(300);
      return lab.relay();
    };
    const stops = [await loseMessages(), await lab.stream([recorder({ name: 'main' })])];
    await lab.feed(20);
    await lab.settled('main');
    for (const stop of stops) await stop();

    await loseMessages();
    await lab.stream([recorder({ name: 'main' })], { stallInterval: 300 });
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('entries too large for one message go in several, and events too large for any are read from the log', async () => {
    await using lab = await Lab.create(await place());
    lab.sequencer();
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    await lab.append(0, 7, 'large', 300_000);
    await lab.append(0, 2, 'huge', 1_500_000);
    await lab.append(0, 1, 'small');
    await lab.settled('main');
    await lab.expectExact('main');
  });

  test('brokers that go away are waited for, also by what starts in the meantime', async () => {
    await using lab = await Lab.create(await place());
    lab.sequencer();
    const stops = [lab.relay(), await lab.stream([recorder({ name: 'main' })])];
    await lab.feed(20);
    await lab.settled('main');
    const feeding = lab.feed(200, 3000);
    await sleep(300);
    process.kill(broker.pid, 'SIGKILL');
    await sleep(200);
    lab.relay();
    await lab.stream([recorder({ name: 'main' })]);
    await lab.until('select count(*) from log_entry where first_position is null', (n) => n === 0);
    broker = await startBroker({ folder });
    await feeding;
    await lab.settled('main', 30_000);
    for (const stop of stops) await stop();
    await lab.feed(20);
    await lab.settled('main', 30_000);
    await lab.expectExact('main');
  });
});
