import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedFacts } from './keyed-facts.ts';
import { entryKey, packEntries } from './month-chunks.ts';
import { eachPacked, EntryPacker } from './pack-entries.ts';

const facts = fc.array(
  fc.record({
    customer: fc.oneof(fc.nat(4), fc.integer({ min: 0, max: 2 ** 48 - 1 })),
    day: fc.integer({ min: 1, max: 31 }),
    n: fc.integer({ min: -2, max: 3 }),
    sum: fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }), fc.maxSafeInteger()),
  }),
  { maxLength: 60 },
);
type Fact = typeof facts extends fc.Arbitrary<(infer Each)[]> ? Each : never;

/** What they add up to, exactly. */
function summed(list: readonly Fact[]) {
  const sums = new Map<string, { n: number; sum: bigint }>();
  for (const { customer, day, n, sum } of list) {
    const name = `${customer} ${day}`;
    const known = sums.get(name) ?? { n: 0, sum: 0n };
    sums.set(name, { n: known.n + n, sum: known.sum + BigInt(sum) });
  }
  return new Map([...sums].filter(([, { n, sum }]) => n !== 0 || sum !== 0n));
}

function packed(list: readonly Fact[]) {
  const sums = new KeyedFacts();
  for (const { customer, day, n, sum } of list) sums.add(entryKey(customer, day), n, sum);
  return packEntries(sums);
}

function unpacked(...chunks: ReturnType<typeof packed>[]): Fact[] {
  const list: Fact[] = [];
  for (const chunk of chunks)
    eachPacked(chunk, (customer, day, n, sum) => list.push({ customer, day, n, sum }));
  return list;
}

test('what is packed comes out again, also when chunks become one', () => {
  fc.assert(
    fc.property(facts, facts, (some, more) => {
      const both = unpacked(packed(some), packed(more));
      expect(summed(both)).toEqual(summed([...some, ...more]));
      expect(summed(unpacked(packed(both)))).toEqual(summed([...some, ...more]));
    }),
  );
});

test('an ordinary fact takes two bytes, and four more for an amount', () => {
  const packer = new EntryPacker();
  for (let i = 1; i <= 1000; i++) packer.add(80 * i, 1 + (i % 28), 1, 12_900);
  const { customers, days, sums } = packer.packed();
  expect([customers, days, sums].map(({ length }) => length)).toEqual([1000, 1000, 4000]);
});
