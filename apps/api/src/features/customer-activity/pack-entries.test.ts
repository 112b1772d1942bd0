import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, EntryPacker, summedEntries, unpackEntries } from './pack-entries.ts';

const entries = fc
  .uniqueArray(
    fc.record({
      customer: fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
      day: fc.integer({ min: 1, max: 31 }),
      n: fc.integer({ min: -1, max: 4 }).filter((n) => n !== 0),
      sum: fc.oneof(fc.constant(0n), fc.bigInt({ min: -(2n ** 40n), max: 2n ** 66n })),
    }),
    { maxLength: 60, selector: ({ customer, day }) => `${customer} ${day}` },
  )
  .map((list) => list.toSorted((a, b) => a.customer - b.customer || a.day - b.day));

test('what is packed comes out again', () => {
  fc.assert(
    fc.property(entries, (list: Entry[]) => {
      const packer = new EntryPacker();
      for (const entry of list) packer.add(entry);
      expect(summedEntries(unpackEntries(packer.packed()))).toEqual(list);
    }),
  );
});

test('an ordinary fact takes two bytes, and four more for an amount', () => {
  const packer = new EntryPacker();
  for (let i = 1; i <= 1000; i++) packer.add({ customer: 80 * i, day: 1 + (i % 28), n: 1, sum: 12_900n });
  const { customers, days, sums } = packer.packed();
  expect([customers, days, sums].map(({ length }) => length)).toEqual([1000, 1000, 4000]);
});
