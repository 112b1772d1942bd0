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
      return [0, position, 1, position, position, 's', `${position}`, 't', 0, 1, null, null, [], []];
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
  expect(reads.filter((after) => after === 4)).toEqual([4]);
});

test('what is data, of some types or long ago is read from the log itself', async () => {
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
