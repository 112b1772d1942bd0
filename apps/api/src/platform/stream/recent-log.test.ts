import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { RecentLog } from './recent-log.ts';

/** A log of one partition with `events` single-event entries, that counts how often it is read. */
function logOf(events: { head: number }) {
  const reads: number[] = [];
  const query = async ({ values }: { values: [string, string, number] }) => {
    const after = Number(values[1].slice(1, -1));
    reads.push(after);
    await Promise.resolve();
    const count = Math.max(0, Math.min(values[2], events.head - after));
    const rows = Array.from({ length: count }, (_, i) => {
      const position = after + i + 1;
      return [0, position, 1, position, position, 's', `${position}`, 't', 0, 1, null, null, [], [], 1, 1];
    });
    return { rows };
  };
  return { pool: { query } as unknown as Pool, reads };
}

const asked = (after: number, limit = 100) => ({ partition: 0, after, limit, contributionsOnly: true });

const positions = ({ events }: { events: readonly { position: number }[] }) =>
  events.map(({ position }) => position);

test('what one has read the next finds, in pieces of its own size', async () => {
  const { pool, reads } = logOf({ head: 5 });
  const recent = new RecentLog(pool);
  const [first, second] = await Promise.all([recent.read(asked(0, 4), 0), recent.read(asked(0, 4), 0)]);
  expect(positions(first)).toEqual([1, 2, 3, 4]);
  expect(first.end).toBe(false);
  expect(positions(second)).toEqual([1, 2, 3, 4]);
  const rest = await recent.read(asked(4), 0);
  expect([positions(rest), rest.end]).toEqual([[5], true]);
  const all = await recent.read(asked(2), 0);
  expect([positions(all), all.end]).toEqual([[3, 4, 5], true]);
  const some = await recent.read(asked(1, 2), 0);
  expect([positions(some), some.end]).toEqual([[2, 3], false]);
  // The first two at once as well: the second waited for the first.
  expect(reads).toEqual([0, 4]);
});

test('who wants some types takes what others read, and else reads these alone', async () => {
  const { pool, reads } = logOf({ head: 5 });
  const recent = new RecentLog(pool);
  const some = (after: number) => recent.read({ ...asked(after), types: new Set(['t']) }, 0);
  await some(0);
  await recent.read(asked(0, 4), 0);
  expect(positions(await some(0))).toEqual([1, 2, 3, 4]);
  const [, typed] = await Promise.all([recent.read(asked(4), 0), some(4)]);
  expect(positions(typed)).toEqual([5]);
  expect(reads).toEqual([0, 0, 4]);
});

test('in a backlog the least patient goes ahead, and the others follow', async () => {
  const { pool, reads } = logOf({ head: 300 });
  const recent = new RecentLog(pool);
  await recent.read(asked(0), 1000);
  await recent.read(asked(0), 40);
  const patient = recent.read(asked(100), 1000);
  await recent.read(asked(100), 40);
  expect(positions(await patient)).toHaveLength(100);
  expect(reads).toEqual([0, 100]);
});

test('who is behind reads up to where the others are', async () => {
  const { pool, reads } = logOf({ head: 50 });
  const recent = new RecentLog(pool);
  const [, behind] = await Promise.all([recent.read(asked(20), 0), recent.read(asked(17), 0)]);
  expect(positions(behind)).toEqual([18, 19, 20]);
  expect(behind.end).toBe(false);
  expect((await recent.read(asked(20), 0)).events).toHaveLength(30);
  expect((await recent.read(asked(12), 0)).events).toHaveLength(8);
  expect(reads).toEqual([20, 17, 12]);
});

test('who is further on waits for a reading that will come to it', async () => {
  const { pool, reads } = logOf({ head: 50 });
  const recent = new RecentLog(pool);
  const [, further] = await Promise.all([recent.read(asked(20), 0), recent.read(asked(40), 0)]);
  expect(positions(further)).toHaveLength(10);
  expect(reads).toEqual([20]);
});

test('a reading that fails fails whoever reads, and the next one tries for itself', async () => {
  const { pool, reads } = logOf({ head: 2 });
  const query = pool.query.bind(pool) as unknown as (asked: unknown) => Promise<unknown>;
  let tries = 0;
  const failsOnce = (asked: unknown) => (tries++ === 0 ? Promise.reject(new Error('away')) : query(asked));
  const recent = new RecentLog({ query: failsOnce } as unknown as Pool);
  const first = recent.read(asked(0), 0);
  const second = recent.read(asked(0), 0);
  await expect(first).rejects.toThrow('away');
  expect(positions(await second)).toEqual([1, 2]);
  expect(reads).toEqual([0]);
});

test('what is data or long ago is read from the log itself', async () => {
  const { pool, reads } = logOf({ head: 9000 });
  const recent = new RecentLog(pool);
  for (let after = 0; after < 9000; after += 3000) await recent.read(asked(after, 3000), 0);
  expect(positions(await recent.read(asked(10, 2), 0))).toEqual([11, 12]);
  expect(positions(await recent.read(asked(8999), 0))).toEqual([9000]);
  expect(reads).toEqual([0, 3000, 6000, 10]);
  await recent.read({ ...asked(8999), contributionsOnly: false }, 0);
  recent.forget(-1);
  await recent.read(asked(8999), 0);
  expect(reads).toEqual([0, 3000, 6000, 10, 8999, 8999]);
});

test('who is patient waits for those who are not, and no longer than that', async () => {
  const events = { head: 2 };
  const { pool, reads } = logOf(events);
  const recent = new RecentLog(pool);
  await recent.read(asked(0), 0);
  const patient = recent.read(asked(2), 5000);
  events.head = 4;
  expect(positions(await recent.read(asked(2), 0))).toEqual([3, 4]);
  expect(positions(await patient)).toEqual([3, 4]);
  events.head = 5;
  expect(positions(await recent.read(asked(4), 20))).toEqual([5]);
  const waiting = recent.read(asked(5), 60_000);
  recent.close();
  expect(positions(await waiting)).toEqual([]);
  expect(reads).toEqual([0, 2, 4, 5]);
});
