import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { event, response } from '../../../test/support/event.ts';
import { valueOfEachKey } from './counted-contributions.ts';
import { CountedPeople } from './counted-people.ts';
import { CountedValues } from './counted-values.ts';
import { countLog, positionsOfLog, positionsToRead } from './count-log.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let ends: number[];

/** Answers of eleven customers in entries of one to five events, of which some are amended or withdrawn later. */
beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { partitions: 3 });
  const answers = Array.from({ length: 60 }, (_, i) => {
    const sent = response({ recommend: (i * 7) % 11 }, { id: `r-${i}` });
    return { ...sent, data: { ...sent.data, customer: { externalId: `c-${i % 11}` } } };
  });
  for (let from = 0, size = 1; from < answers.length; from += size, size = (size % 5) + 1) {
    await core.accept(answers.slice(from, from + size));
    const edited = answers[Math.floor(from / 2)]?.id;
    await core.accept([
      from % 3 === 0
        ? event('response.withdrawn', { response: edited })
        : event('response.amended', { response: edited, answers: { recommend: from % 11 } }),
    ]);
  }
  await core.fold();
  const { rows } = await core.database.worker.query<{ position: number }>(
    'select position from log_head order by partition',
  );
  ends = rows.map(({ position }) => position);
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

async function countedIn(size: number, positions: readonly number[]) {
  const question = {
    stretches: [{ from: '2026-01-01', to: '2026-12-31', departments: null }],
    filters: {},
    cutOff: { positions: [...positions], timeZone: 'Asia/Shanghai' },
    each: valueOfEachKey,
  };
  const values = new CountedValues({ ...question, keys: ['response:relationship.recommend'] });
  const people = new CountedPeople({ ...question, keys: ['response.recorded'] }, { isAmount: false });
  const read: number[] = [];
  const { worker } = core.database;
  await countLog(worker, [values, people, values], { progress: (part) => read.push(part) }, size);
  expect(read).toEqual(read.toSorted((a, b) => a - b));
  if (read.length > 0) expect(read.at(-1)).toBe(1);
  return {
    values: values.values().toSorted((a, b) => Number(a.value) - Number(b.value)),
    people: [...(await people.people(worker))].toSorted(([a], [b]) => Number(a) - Number(b)),
    events: people.events,
  };
}

test('slices of any size give the same as one slice, wherever the log is cut off', async () => {
  expect((await countedIn(1_000_000, ends)).people.length).toBeGreaterThan(5);
  expect(Math.min(...ends)).toBeGreaterThan(5);
  const cutOffs = fc.tuple(...ends.map((end) => fc.nat(end)));
  await fc.assert(
    fc.asyncProperty(cutOffs, fc.integer({ min: 1, max: 40 }), async (positions, size) => {
      expect(await countedIn(size, positions)).toEqual(await countedIn(1_000_000, positions));
    }),
    { numRuns: 25 },
  );
});

test('counting ends between two slices, for the reason it is told', async () => {
  const counted = new CountedValues({
    stretches: [],
    filters: {},
    cutOff: { positions: ends, timeZone: 'UTC' },
    keys: ['response:relationship.recommend'],
    each: valueOfEachKey,
  });
  const leaving = new AbortController();
  const seen: number[] = [];
  const progress = (read: number) => {
    seen.push(read);
    leaving.abort(new Error('gone'));
  };
  const { worker } = core.database;
  await expect(countLog(worker, [counted], { signal: leaving.signal, progress }, 5)).rejects.toThrow('gone');
  expect(seen).toHaveLength(1);
});

test('what is counted once reads the log once, however often it is asked for', () => {
  const count = (positions: number[]) => ({
    positions,
    statement: { text: '', values: [] },
    add: () => undefined,
  });
  const [one, other] = [count([5, 1]), count([2, 3])];
  expect(positionsToRead([one, other, one])).toBe(11);
  expect(positionsOfLog([one, other])).toBe(8);
  expect([positionsToRead([]), positionsOfLog([])]).toEqual([0, 0]);
});
