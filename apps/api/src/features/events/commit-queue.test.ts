import { expect, test, vi } from 'vitest';
import { CommitQueue, QueueFull } from './commit-queue.ts';

const options = { flushSize: 3, flights: 1, worthwhile: 1, capacity: 8 };

test('what arrives together is flushed together, in order, and cut at the flush size', async () => {
  const flushes: number[][] = [];
  const queue = new CommitQueue(async (items: readonly number[]) => {
    flushes.push([...items]);
    return items.map((item) => item * 10);
  }, options);
  const answers = await Promise.all([queue.submit([1]), queue.submit([2, 3, 4]), queue.submit([5])]);
  expect(answers).toEqual([[10], [20, 30, 40], [50]]);
  expect(flushes).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(queue.length).toBe(0);
});

test('a full queue refuses the whole submission and takes others again later', async () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const queue = new CommitQueue(async (items: readonly number[]) => {
    await gate;
    return items;
  }, options);
  const first = queue.submit([1, 2, 3, 4, 5]);
  await expect(queue.submit([6, 7, 8, 9])).rejects.toBeInstanceOf(QueueFull);
  open();
  await expect(first).resolves.toHaveLength(5);
  await expect(queue.submit([6, 7, 8, 9])).resolves.toHaveLength(4);
});

test('a failed flush fails those in it and no one else', async () => {
  const queue = new CommitQueue(async (items: readonly number[]) => {
    if (items.includes(1)) throw new Error('disk full');
    return items;
  }, options);
  const failed = expect(queue.submit([1, 2, 3])).rejects.toThrow('disk full');
  const kept = queue.submit([4]);
  await failed;
  await expect(kept).resolves.toEqual([4]);
});

test('few items wait for the flush under way, as many as are worth it set out beside it', async () => {
  const flushes: number[][] = [];
  const landing: (() => void)[] = [];
  const queue = new CommitQueue(
    async (items: readonly number[]) => {
      flushes.push([...items]);
      await new Promise<void>((resolve) => landing.push(resolve));
      return items;
    },
    { flushSize: 10, flights: 2, worthwhile: 3, capacity: 20 },
  );
  const first = queue.submit([1]);
  await vi.waitFor(() => expect(flushes).toEqual([[1]]));
  const few = queue.submit([2, 3]);
  await turns();
  expect(flushes).toEqual([[1]]);
  const more = queue.submit([4]);
  await vi.waitFor(() => expect(flushes).toEqual([[1], [2, 3, 4]]));
  for (const land of landing) land();
  expect(await Promise.all([first, few, more])).toEqual([[1], [2, 3], [4]]);
});

test('what each turn of the event loop brings goes with what was there before', async () => {
  const flushes: number[][] = [];
  const queue = new CommitQueue(
    async (items: readonly number[]) => {
      flushes.push([...items]);
      return items;
    },
    { ...options, flushSize: 10 },
  );
  const answers: Promise<readonly number[]>[] = [];
  setImmediate(() => {
    answers.push(queue.submit([2]));
    setImmediate(() => answers.push(queue.submit([3])));
  });
  answers.push(queue.submit([1]));
  await vi.waitFor(() => expect(flushes).toEqual([[1, 2, 3]]));
  await Promise.all(answers);
  expect(queue.length).toBe(0);
});

async function turns() {
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
}
