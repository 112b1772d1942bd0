import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  Amount,
  FractionValue,
  MomentsValue,
  Movement,
  ScoreValue,
  TallyAlgebra,
  TallyKind,
  TenureChange,
} from '../../src/index.ts';
import type { Basket } from '../../src/tally/basket.ts';
import { basketTally } from '../../src/tally/basket.ts';
import { monthName } from '../../src/tally/month.ts';
import type { Tenure } from '../../src/tally/tenure.ts';
import { tenureTally } from '../../src/tally/tenure.ts';
import {
  countTally,
  durationTally,
  exclusionReasons,
  fractionExclusions,
  fractionTally,
  momentsTally,
  movements,
  movementTally,
  peopleTally,
  type PersonFacts,
  scoreTally,
  sumTally,
  tallyKind,
  tenureChanges,
} from '../../src/index.ts';

interface Kind<T, V> {
  readonly algebra: TallyAlgebra<T, V>;
  readonly value: fc.Arbitrary<V>;
}

const amount = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }));

const score: Kind<unknown, ScoreValue> = erased({
  algebra: scoreTally({ min: 0, max: 10 }),
  value: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(...exclusionReasons)),
});
const count: Kind<unknown, number> = erased({ algebra: countTally, value: fc.nat(1000) });
const sum: Kind<unknown, Amount> = erased({
  algebra: sumTally,
  value: amount,
});
const duration: Kind<unknown, number> = erased({ algebra: durationTally, value: fc.maxSafeNat() });
const moments: Kind<unknown, MomentsValue> = erased({
  algebra: momentsTally({ items: 3 }),
  value: fc.oneof(fc.tuple(amount, amount, amount), fc.constantFrom(...exclusionReasons)),
});
const fraction: Kind<unknown, FractionValue> = erased({
  algebra: fractionTally({ denominator: 2520 }),
  value: fc.oneof(amount, fc.constantFrom(...fractionExclusions)),
});
const month = fc.integer({ min: 24_300, max: 24_320 });
const tenure: Kind<unknown, Tenure> = erased({
  algebra: tenureTally,
  value: fc.tuple(month, fc.option(fc.nat(20))).map(([joined, months]) => ({
    joined: monthName(joined),
    lost: months === null ? null : monthName(joined + months),
  })),
});
const changes: Kind<unknown, TenureChange> = erased({
  algebra: tenureChanges,
  value: fc.oneof(
    fc.record({ month: month.map(monthName), change: fc.constant('joined'), department: fc.nat(12) }),
    fc.record({ month: month.map(monthName), change: fc.constant('lost') }),
  ),
});
const movement: Kind<unknown, Movement> = erased({
  algebra: movementTally,
  value: fc.constantFrom(...movements),
});
const basket: Kind<unknown, Basket> = erased({
  algebra: basketTally,
  value: fc.array(fc.constantFrom('milk', 'tea', '__proto__', 'a,b', '"'), { maxLength: 5 }),
});

const people: Kind<unknown, PersonFacts> = erased({
  algebra: peopleTally,
  value: fc.oneof(
    fc.record({ times: fc.integer({ min: 1, max: 9 }), amount }),
    fc.record({ anonymous: fc.nat(9) }),
  ),
});

describe('every kind of tally is an abelian group', () => {
  describe('score', () => laws(score));
  describe('count', () => laws(count));
  describe('sum', () => laws(sum));
  describe('duration', () => laws(duration));
  describe('moments', () => laws(moments));
  describe('fraction', () => laws(fraction));
  describe('tenure', () => laws(tenure));
  describe('changes of tenures', () => laws(changes));
  describe('movement', () => laws(movement));
  describe('basket', () => laws(basket));
  describe('people', () => laws(people));
});

function laws<V>({ algebra, value }: Kind<unknown, V>): void {
  const { empty, add, addAll, remove, merge, negate, equals } = algebra;
  const values = fc.array(value, { maxLength: 12 });
  // A tally in the middle of things: removals may have come before their adds.
  const tally = fc
    .tuple(values, values)
    .map(([added, removed]) => removed.reduce(remove, addAll(empty(), added)));

  law(
    'merge is commutative',
    fc.property(tally, tally, (a, b) => same(merge(a, b), merge(b, a))),
  );
  law(
    'merge is associative',
    fc.property(tally, tally, tally, (a, b, c) => same(merge(merge(a, b), c), merge(a, merge(b, c)))),
  );
  law(
    'empty is the zero',
    fc.property(tally, (a) => same(merge(a, empty()), a)),
  );
  law(
    'negate is the inverse',
    fc.property(tally, (a) => same(merge(a, negate(a)), empty())),
  );
  law(
    'remove undoes add',
    fc.property(tally, value, (a, v) => same(remove(add(a, v), v), a)),
  );
  law(
    'add undoes an early remove',
    fc.property(tally, value, (a, v) => same(add(remove(a, v), v), a)),
  );
  law(
    'merging is pooling, however the values were split',
    fc.property(values, values, (a, b) =>
      same(merge(addAll(empty(), a), addAll(empty(), b)), addAll(empty(), [...a, ...b])),
    ),
  );
  law(
    'order does not matter',
    fc.property(values, (a) => same(a.toReversed().reduce(add, empty()), addAll(empty(), a))),
  );
  law(
    'no operation changes the tallies it is given',
    fc.property(tally, tally, value, (a, b, v) => {
      const before = frozen(a);
      merge(a, b);
      add(a, v);
      addAll(a, [v, v]);
      remove(a, v);
      negate(a);
      return frozen(a) === before;
    }),
  );

  /** Equal by the algebra's own word, and as plain data: equal content has one form. */
  function same(a: unknown, b: unknown): boolean {
    expect(a).toEqual(b);
    return equals(a, b);
  }
}

function law<Drawn>(name: string, property: fc.IProperty<Drawn>): void {
  test(name, () => fc.assert(property, { numRuns: 60 }));
}

function erased<T, V>(kind: Kind<T, V>): Kind<unknown, V> {
  return kind as Kind<unknown, V>;
}

function frozen(tally: unknown): string {
  return JSON.stringify(tally, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

test('tallyKind answers the algebra of a shape', () => {
  const kinds: TallyKind[] = [
    tallyKind({ kind: 'score', min: 1, max: 5 }).empty().kind,
    tallyKind({ kind: 'count' }).empty().kind,
    tallyKind({ kind: 'sum' }).empty().kind,
    tallyKind({ kind: 'duration' }).empty().kind,
  ];
  expect(kinds).toEqual(['score', 'count', 'sum', 'duration']);
});

describe('what is refused', () => {
  const csat = scoreTally({ min: 1, max: 5 });
  test.each([0, 6, 4.5, Number.NaN, Infinity])('the score %d on 1..5', (value) => {
    expect(() => csat.add(csat.empty(), value)).toThrow(coded('score-off-scale'));
    expect(() => csat.remove(csat.empty(), value)).toThrow(coded('score-off-scale'));
  });
  test('an unknown reason', () => {
    expect(() => csat.add(csat.empty(), 'constructor' as ScoreValue)).toThrow(coded('score-off-scale'));
  });
  test('pooling two scales', () => {
    const other = scoreTally({ min: 0, max: 4 }).empty();
    expect(() => csat.merge(csat.empty(), other)).toThrow(coded('scales-differ'));
    expect(() => csat.merge(other, csat.empty())).toThrow(coded('scales-differ'));
    expect(csat.equals(csat.empty(), other)).toBe(false);
  });
  test('pooling two groups of items', () => {
    const [three, two] = [momentsTally({ items: 3 }), momentsTally({ items: 2 })];
    expect(() => three.merge(three.empty(), two.empty())).toThrow(coded('items-differ'));
    expect(() => three.merge(two.empty(), three.empty())).toThrow(coded('items-differ'));
    expect(three.equals(three.empty(), two.empty())).toBe(false);
  });
  test('a row that is not one of the group', () => {
    const { add, empty } = momentsTally({ items: 2 });
    expect(() => add(empty(), [1, 2, 3])).toThrow(coded('lengths-differ'));
    expect(() => add(empty(), [1, 2.5])).toThrow(coded('amount-not-whole'));
    expect(() => add(empty(), [1, Number.NaN])).toThrow(coded('amount-not-whole'));
    expect(() => add(empty(), 'constructor' as MomentsValue)).toThrow(coded('amount-not-whole'));
  });
  test.each([0, -1, 1.5, Number.NaN, Infinity, 201, 2 ** 40])('a group of %d items', (items) => {
    expect(() => momentsTally({ items })).toThrow(coded('items-invalid'));
  });
  test.each([
    [1, 1],
    [5, 1],
    [0.5, 5],
    [0, Infinity],
  ])('the scale %d..%d', (min, max) => {
    expect(() => scoreTally({ min, max })).toThrow(coded('scale-invalid'));
  });
  test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d as count, amount or duration', (value) => {
    expect(() => countTally.add(countTally.empty(), value)).toThrow(coded('count-not-whole'));
    expect(() => durationTally.add(durationTally.empty(), value)).toThrow(coded('duration-invalid'));
    if (value !== -1) expect(() => sumTally.add(sumTally.empty(), value)).toThrow(coded('amount-not-whole'));
  });
});

function coded(code: string): unknown {
  return expect.objectContaining({ code });
}
