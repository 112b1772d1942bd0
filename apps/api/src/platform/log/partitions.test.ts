import { expect, test } from 'vitest';
import { partitionOf } from './partitions.ts';

test('the partition of a key never changes: the log was laid out by it', () => {
  const at = (customerId: number | null, subject = 'x') => partitionOf({ customerId, subject }, 8);
  expect([1, 2, 3, 1_000_000].map((id) => at(id))).toEqual([6, 6, 6, 3]);
  expect(['department:1', '客户', ''].map((subject) => at(null, subject))).toEqual([2, 5, 2]);
});

test('a customer stays in one partition whatever the event is about', () => {
  expect(partitionOf({ customerId: 7, subject: 'a' }, 8)).toBe(
    partitionOf({ customerId: 7, subject: 'b' }, 8),
  );
});

test('consecutive customers spread evenly', () => {
  const counts = new Map<number, number>();
  for (let id = 1; id <= 8000; id++) {
    const partition = partitionOf({ customerId: id, subject: '' }, 8);
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
