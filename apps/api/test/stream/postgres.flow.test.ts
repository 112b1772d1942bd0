import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handler } from '../../src/platform/stream/handler.ts';
import { PartitionConsumer } from '../../src/platform/stream/partition-consumer.ts';
import { createCursors } from '../../src/platform/stream/cursor.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { conformance } from './conformance.ts';
import { Lab } from './lab.ts';

let cluster: Cluster;
let other: Cluster;
beforeAll(async () => {
  [cluster, other] = await Promise.all([startCluster(), startCluster()]);
});
afterAll(() => Promise.all([cluster.stop(), other.stop()]));

describe('the log as stream', () => {
  conformance({
    place: async () => ({ url: await cluster.createDatabase() }),
    neighbour: () => cluster.createDatabase(),
    elsewhere: () => other.createDatabase(),
  });

  test('workers that all believe a partition to be theirs take turns by the cursor alone', async () => {
    await using lab = await Lab.create({ url: await cluster.createDatabase() });
    lab.sequencer();
    await lab.feed(800);
    await lab.until('select count(*) from log_entry where first_position is null', (n) => n === 0);
    await createCursors(lab.owner, ['main'], 4);
    const consumers = Array.from(
      { length: 3 },
      () => new PartitionConsumer(adder, 0, { pool: lab.worker, maxBatch: 7 }),
    );
    await Promise.all(
      consumers.map(async (consumer) => {
        while (await consumer.advance());
      }),
    );
    const head = await lab.count('select position from log_head where partition = 0');
    expect(head).toBeGreaterThan(500);
    expect(await lab.count(`select sum(n) from cell`)).toBe(head);
    expect(await lab.count(`select count(*) from dead_letter`)).toBe(0);
  });
});

/** Nothing in its effect keeps it from happening twice. */
const adder: Handler = {
  name: 'main',
  types: 'all',
  async handle({ events }, tx) {
    await tx.query(
      `insert into cell as c (handler, key, n) values ('main', 0, $1)
       on conflict (handler, key) do update set n = c.n + excluded.n`,
      [events.length],
    );
  },
};
