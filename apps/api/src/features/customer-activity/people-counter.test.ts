import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedFacts } from './keyed-facts.ts';
import { entryKey, packEntries } from './month-chunks.ts';
import { PeopleCounter } from './people-counter.ts';

const customers = 2000;
const customer = fc.oneof(fc.nat(30), fc.nat(customers));
const entry = fc.record({
  customer,
  day: fc.integer({ min: 1, max: 31 }),
  n: fc.integer({ min: 1, max: 3 }),
  sum: fc.oneof(
    fc.integer({ min: -100, max: 100 }),
    fc.maxSafeInteger().map((sum) => Math.trunc(sum / 256)),
  ),
});
const days = fc.constantFrom(undefined, [1, 15] as const, [10, 31] as const);
const month = fc.record({ entries: fc.array(entry, { maxLength: 40 }), days });
const loose = fc.record({
  customer,
  n: fc.integer({ min: -2, max: 2 }),
  sum: fc.integer({ min: -50, max: 50 }),
});

/** Some of the higher numbers lead to lower ones, never in a chain. */
const merged = fc.uniqueArray(fc.tuple(fc.integer({ min: 16, max: customers }), fc.nat(15)), {
  selector: ([customer]) => customer,
  maxLength: 10,
});

test('people are counted as one by one, figure after figure', () => {
  const counter = new PeopleCounter();
  const figure = fc.record({
    months: fc.array(month, { maxLength: 4 }),
    loose: fc.array(loose, { maxLength: 8 }),
  });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 3 }), merged, (figures, merged) => {
      for (const { months, loose } of figures) {
        counter.begin(customers);
        for (const { entries, days } of months) {
          const packed = packedOf(entries);
          counter.addFacts(packed, days);
          counter.addSums(packed, days);
        }
        for (const { customer, n, sum } of loose) {
          counter.add(customer, n);
          counter.addSum(customer, sum);
        }
        const told = new Map<number, [number, number]>();
        counter.people(merged, (times, sum, customer) => told.set(customer, [times, sum]));
        expect(told).toEqual(counted(months, { loose, merged: new Map(merged) }));
      }
    }),
  );
});

function packedOf(entries: Month['entries']) {
  const sums = new KeyedFacts();
  for (const { customer, day, n, sum } of entries) sums.add(entryKey(customer, day), n, sum);
  return packEntries(sums);
}

type Entry = Loose & { day: number };
type Month = { entries: Entry[]; days: readonly [number, number] | undefined };
type Loose = { customer: number; n: number; sum: number };

function counted(
  months: readonly Month[],
  { loose, merged }: { loose: readonly Loose[]; merged: ReadonlyMap<number, number> },
) {
  const people = new Map<number, [number, number]>();
  const add = (customer: number, n: number, sum: number) => {
    const person = merged.get(customer) ?? customer;
    const [times, amount] = people.get(person) ?? [0, 0];
    people.set(person, [times + n, amount + sum]);
  };
  for (const { entries, days = [1, 31] } of months)
    for (const { customer, day, n, sum } of entries)
      if (day >= days[0] && day <= days[1]) add(customer, n, sum);
  for (const { customer, n, sum } of loose) add(customer, n, sum);
  return new Map([...people].filter(([, [times]]) => times > 0));
}
