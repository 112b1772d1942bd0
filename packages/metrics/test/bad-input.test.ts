import { expect, test } from 'vitest';
import {
  acquisitionCost,
  amountPerPerson,
  amountPerTime,
  basketTally,
  cohortRetention,
  countRateChange,
  derivedMean,
  fractionTally,
  kaplanMeier,
  momentsOf,
  nextBestProducts,
  orderStatistics,
  PeopleCount,
  peopleTally,
  predictedValue,
  productsOf,
  purchaseDays,
  purchaseSummary,
  repeatShare,
  responseCountChange,
  rfmScorer,
  scoreMoments,
  scoreTally,
  standingOf,
  sumTally,
  survivalAt,
  twoProportionsSampleSize,
  valueOf,
  weightedNetPromoter,
} from '../src/index.ts';

// What property tests over hostile input cannot see: a finite answer to a question that makes no sense.

const refusal = (code: string) => expect.objectContaining({ code });
const count = (n: number) => ({ kind: 'count', n }) as const;

test('an unsettled score tally has no moments', () => {
  const algebra = scoreTally({ min: 1, max: 5 });
  expect(scoreMoments(algebra.remove(algebra.addAll(algebra.empty(), [5, 5, 5]), 1))).toBeNull();
  expect(() => momentsOf([[5, -1]])).toThrow(refusal('count-not-whole'));
});

test('both exposures must be above 0, not only their ratio', () => {
  expect(() => responseCountChange(count(3), count(4), { exposure: { before: -1, after: -1 } })).toThrow(
    refusal('number-out-of-range'),
  );
});

test('a level is looked at even where nothing is estimated with it', () => {
  expect(() => responseCountChange(count(3), count(4), { level: Number.NaN })).toThrow(
    refusal('level-out-of-range'),
  );
});

test('amounts taken back before they came are unsettled, not an error', () => {
  const early = peopleTally.remove(peopleTally.empty(), { times: 1, amount: 100 });
  const tally = peopleTally.addAll(
    early,
    [5, 7, 9].map((amount) => ({ times: 1, amount })),
  );
  for (const read of [amountPerPerson, amountPerTime])
    expect(read(tally)).toMatchObject({ value: null, reason: 'unsettled' });
});

test('an exposure next to nothing beside the other is still tested', () => {
  const rate = (events: number, exposure: bigint) => ({
    events: count(events),
    exposure: sumTally.add(sumTally.empty(), exposure),
  });
  expect(countRateChange(rate(5, 1n), rate(5, 2n ** 60n))?.p).toBeLessThan(1e-12);
});

test('"at least so many times" is a whole number of at least 1', () => {
  const tally = peopleTally.addAll(peopleTally.empty(), [{ times: 1 }, { times: 2 }]);
  for (const least of [Number.NaN, 0, 1.5, Infinity])
    expect(() => repeatShare(tally, least)).toThrow(refusal('count-not-whole'));
});

test('a person who is refused leaves no trace', () => {
  const people = new PeopleCount();
  expect(() => people.add(2, 0.5)).toThrow(refusal('amount-not-whole'));
  expect(() => people.leaveOut(-1)).toThrow(refusal('count-not-whole'));
  expect(people.tally()).toEqual(peopleTally.empty());
});

test('a power below what chance alone gives needs no answers', () => {
  expect(twoProportionsSampleSize({ p1: 0.4, p2: 0.5, alpha: 0.05, power: 0.001 }).n).toBe(0);
});

test('what is indicative needs a limit that is one', () => {
  expect(() => standingOf(5, { minimum: 1, indicativeBelow: Number.NaN })).toThrow(
    refusal('number-out-of-range'),
  );
});

test('a mean of fractions beyond what a number holds is an overflow', () => {
  const algebra = fractionTally({ denominator: 6 });
  expect(derivedMean(algebra.addAll(algebra.empty(), [10n ** 400n, 1n]))).toMatchObject({
    value: null,
    reason: 'overflow',
  });
});

test('amounts of money beyond what a number holds have no mean', () => {
  const total = { amount: 10n ** 400n, currency: 'CNY' };
  const order = { customer: 'a', total };
  const days = purchaseDays(
    [
      { ...order, day: '2026-01-01' },
      { ...order, day: '2026-01-02' },
    ],
    '2026-01-31',
  );
  const rows = [{ customer: 'a', currency: 'CNY', orders: 1, sum: total.amount }];
  for (const ask of [
    () => acquisitionCost(total, 3),
    () => orderStatistics(rows, 0.95),
    () => purchaseSummary(days.get('a') ?? [], '2026-01-31'),
  ])
    expect(ask).toThrow(refusal('number-out-of-range'));
});

test('a summary needs purchases, and none after its last day', () => {
  expect(() => purchaseSummary([], '2026-01-31')).toThrow(refusal('negative'));
  expect(() => purchaseSummary([[30_000, 5n]], '2026-01-31')).toThrow(refusal('negative'));
});

test('cohorts and months beyond any plan are refused before they take for ever', () => {
  const activities = [0, 2 ** 40].map((period) => ({ customer: 'a', period }));
  expect(() => cohortRetention(activities)).toThrow(refusal('number-out-of-range'));
  const model = { r: 1, alpha: 1, a: 1, b: 1 };
  const plan = { months: 2 ** 40, monthLength: 1, monthlyDiscount: 0, valuePerPurchase: 1 };
  expect(() => predictedValue(model, { repeats: 1, recency: 1, age: 1 }, plan)).toThrow(
    refusal('number-out-of-range'),
  );
});

test('options are looked at even where there is nothing to use them on', () => {
  for (const [code, options] of [
    ['count-not-whole', { limit: -1 }],
    ['count-not-whole', { minimumBoth: Number.NaN }],
    ['level-out-of-range', { level: 2 }],
  ] as const)
    expect(() => nextBestProducts(basketTally.empty(), [], options)).toThrow(refusal(code));
  expect(() => rfmScorer({ bins: 2.5, recency: [1n], frequency: [], monetary: [] })).toThrow(
    refusal('number-out-of-range'),
  );
  expect(() => survivalAt(kaplanMeier([], 0.95), Number.NaN)).toThrow(refusal('number-out-of-range'));
});

test('no bucket lies below that of zero', () => {
  expect(() => valueOf(-2)).toThrow(refusal('number-out-of-range'));
});

test('only the ratios of weights matter, however large or small they are', () => {
  const { sumOfWeights: _, ...plain } = weightedNetPromoter([10, 9, 2], [1, 2, 1]);
  for (const unit of [1e-320, 1e300])
    expect(weightedNetPromoter([10, 9, 2], [unit, 2 * unit, unit])).toMatchObject(plain);
});

test('a text that is no key of a basket tally is refused by name', () => {
  expect(() => productsOf('apple')).toThrow(refusal('input-malformed'));
});
