import { expect, test } from 'vitest';
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
