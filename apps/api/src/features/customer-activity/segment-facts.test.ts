import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOfNumber } from './day-number.ts';
import { KeyedFacts } from './keyed-facts.ts';
import {
  customerOfKey,
  dayOfKey,
  eachSegmentFact,
  measureOfKey,
  segmentFactsOf,
  segmentKey,
  segmentOf,
} from './segment-facts.ts';

const key = fc.record({
  customer: fc.oneof(fc.nat(100), fc.integer({ min: 1, max: 2 ** 48 - 1 })),
  measureId: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
  day: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});

test('whom and what a fact is about comes out of its key again', () => {
  fc.assert(
    fc.property(key, ({ customer, measureId, day }) => {
      const key = segmentKey(customer, measureId, dayNumber(day));
      expect({
        customer: customerOfKey(segmentOf(customer), key),
        measureId: measureOfKey(key),
        day: dayOfNumber(dayOfKey(key)),
      }).toEqual({ customer, measureId, day });
      expect(Number.isSafeInteger(key)).toBe(true);
    }),
  );
  expect(() => segmentKey(1, 2 ** 24, 0)).toThrow(RangeError);
});

const facts = fc.array(
  fc.record({
    key: fc.nat(5),
    n: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer()),
    sum: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.maxSafeInteger()),
  }),
);

test('chunks become one, in order and each key once unless it is too large, to the same sums', () => {
  fc.assert(
    fc.property(facts, (list) => {
      const sums = new KeyedFacts();
      const expected = new Map<number, [number, bigint]>();
      const count = (into: typeof expected, key: number, [n, sum]: [number, number]) => {
        const [times, total] = into.get(key) ?? [0, 0n];
        into.set(key, [times + n, total + BigInt(sum)]);
      };
      for (const { key, n, sum } of list) {
        sums.add(key, n, sum);
        count(expected, key, [n, sum]);
      }
      const found = new Map<number, [number, bigint]>([...expected.keys()].map((key) => [key, [0, 0n]]));
      const keys: number[] = [];
      eachSegmentFact(segmentFactsOf(sums), (key, n, sum) => {
        expect([n, sum]).not.toEqual([0, 0]);
        keys.push(key);
        count(found, key, [n, sum]);
      });
      expect(found).toEqual(expected);
      expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      const small = list.every(({ n, sum }) => Math.abs(n) <= 2 && Math.abs(sum) <= 9);
      if (small) expect(keys).toEqual([...new Set(keys)]);
    }),
  );
});
