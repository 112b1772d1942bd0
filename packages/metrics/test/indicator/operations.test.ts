import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MovementTally, Reading, SumTally } from '../../src/index.ts';
import {
  churnRate,
  churnRateChange,
  countRate,
  countRateChange,
  countShare,
  countShareChange,
  countTally,
  ces2Easy,
  ces2Mean,
  ces2010Mean,
  ces2010LowEffort,
  ratioOfMeans,
  retention,
  retentionRate,
  retentionRateChange,
  revenueRetention,
  scoreTally,
  sumMean,
  sumRatio,
  sumTally,
  sumTotal,
  welchChange,
} from '../../src/index.ts';

const count = (n: number) => countTally.add(countTally.empty(), n);
const unsettled = countTally.remove(countTally.empty(), 1);
const sum = (...amounts: (number | bigint)[]) => sumTally.addAll(sumTally.empty(), amounts);
const close = (value: number) => expect.closeTo(value, 9) as number;

describe('a share of counts', () => {
  test('tickets resolved at the first contact, of those resolved', () => {
    expect(countShare({ part: count(15), whole: count(148) })).toEqual({
      value: 15 / 148,
      n: 148,
      // Newcombe, Statistics in Medicine 17, 1998, table I: 15 of 148 has 0.0624 to 0.1605.
      interval: {
        low: expect.closeTo(0.0624, 4),
        high: expect.closeTo(0.1605, 4),
        level: 0.95,
        method: 'wilson',
      },
      excluded: {},
    });
  });

  test.each<[string, Reading, string, number]>([
    ['nothing counted', countShare({ part: count(0), whole: count(0) }), 'empty', 0],
    ['more than the whole', countShare({ part: count(3), whole: count(2) }), 'inconsistent', 2],
    ['a part of nothing', countShare({ part: count(3), whole: count(0) }), 'inconsistent', 0],
    ['a removal before its add', countShare({ part: unsettled, whole: count(2) }), 'unsettled', 0],
  ])('%s is null', (_, reading, reason, n) => {
    expect(reading).toEqual({ value: null, n, interval: null, excluded: {}, reason });
  });

  test('none and all are shares', () => {
    expect(countShare({ part: count(0), whole: count(9) })).toMatchObject({ value: 0, interval: { low: 0 } });
    expect(countShare({ part: count(1), whole: count(1) })).toMatchObject({
      value: 1,
      interval: { high: 1 },
    });
  });

  test('the change of one', () => {
    const change = countShareChange(
      { part: count(48), whole: count(56) },
      { part: count(70), whole: count(80) },
    );
    // Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10 on 56/70 and 48/80 has 0.0524 to 0.3339.
    expect(change).toMatchObject({ method: 'pooled-z', significant: false });
    expect(
      countShareChange({ part: count(48), whole: count(80) }, { part: count(56), whole: count(70) })
        ?.interval,
    ).toMatchObject({ low: expect.closeTo(0.0524, 4), high: expect.closeTo(0.3339, 4) });
    expect(
      countShareChange({ part: count(3), whole: count(2) }, { part: count(1), whole: count(2) }),
    ).toBeNull();
  });
});

describe('a rate over an exposure', () => {
  test('complaints per order, failures per 1,000 units', () => {
    expect(countRate({ events: count(7), exposure: count(200) })).toEqual({
      value: 0.035,
      n: 200,
      interval: {
        low: close(2.8143630515 / 200),
        high: close(14.4226753617 / 200),
        level: 0.95,
        method: 'garwood',
      },
      excluded: {},
    });
    const units = sum(1500, 500);
    expect(countRate({ events: count(7), exposure: units }, { per: 1000 })).toMatchObject({
      value: 3.5,
      n: 2,
      interval: { low: expect.closeTo(1.40718, 5), high: expect.closeTo(7.21134, 5) },
    });
  });

  test('no event is a rate of 0 with an upper limit', () => {
    expect(countRate({ events: count(0), exposure: count(100) })).toMatchObject({
      value: 0,
      n: 100,
      interval: { low: 0, high: close(0.036888794541) },
    });
  });

  test('interactions per customer may exceed 1', () => {
    expect(countRate({ events: count(250), exposure: count(100) }).value).toBe(2.5);
  });

  test.each<[string, Reading, string, number]>([
    ['no exposure at all', countRate({ events: count(0), exposure: count(0) }), 'empty', 0],
    ['exposures that add up to 0', countRate({ events: count(1), exposure: sum(5, -5) }), 'no-exposure', 2],
    ['a negative exposure', countRate({ events: count(1), exposure: sum(-5) }), 'no-exposure', 1],
    ['a removal before its add', countRate({ events: unsettled, exposure: count(5) }), 'unsettled', 0],
    [
      'a rate beyond numbers',
      countRate({ events: count(9), exposure: count(1) }, { per: 1e308 }),
      'overflow',
      1,
    ],
  ])('%s is null', (_, reading, reason, n) => {
    expect(reading).toEqual({ value: null, n, interval: null, excluded: {}, reason });
  });

  test.each([0, -1, Number.NaN, Infinity])('per %d units is refused', (per) => {
    expect(() => countRate({ events: count(1), exposure: count(1) }, { per })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });

  test('the change of one weighs the exposures', () => {
    const before = { events: count(12), exposure: count(1000) };
    expect(countRateChange(before, { events: count(25), exposure: sum(1500) })).toEqual({
      difference: close(25 / 1500 - 0.012),
      p: close(0.4434180366558307),
      significant: false,
      interval: null,
      method: 'conditional-poisson',
    });
    const none = { events: count(0), exposure: count(10) };
    expect(countRateChange(none, none)).toMatchObject({ difference: 0, p: null, significant: false });
    expect(countRateChange(before, { events: count(1), exposure: count(0) })).toBeNull();
  });
});

describe('a ratio of sums', () => {
  const huge = 10n ** 40n;
  test('is exact where the sums are far beyond 2^53', () => {
    expect(sumRatio({ numerator: sum(huge + 1n, huge), denominator: sum(huge, huge, huge) })).toEqual({
      value: 2 / 3,
      n: 3,
      interval: null,
      excluded: {},
      intervalReason: 'interval-not-defined',
    });
    const beyond = 10n ** 400n;
    expect(sumRatio({ numerator: sum(beyond), denominator: sum(4n * beyond) }).value).toBe(0.25);
    expect(sumRatio({ numerator: sum(-3), denominator: sum(4n * beyond) }).value).toBe(0);
    expect(sumRatio({ numerator: sum(beyond), denominator: sum(1) })).toMatchObject({
      value: null,
      reason: 'overflow',
    });
  });
  test('agrees with division where both sums are numbers', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 31 }), fc.nat(300), (a, b, zeros) => {
        const scale = 10n ** BigInt(zeros);
        const { value } = sumRatio({
          numerator: sum(BigInt(a) * scale),
          denominator: sum(BigInt(b) * scale),
        });
        const want = a / b;
        expect(Math.abs((value ?? Number.NaN) - want)).toBeLessThanOrEqual(Math.abs(want) * 2 ** -52);
      }),
    );
  });
  test('is null without a positive denominator', () => {
    expect(sumRatio({ numerator: sum(1), denominator: sum(0) })).toMatchObject({
      value: null,
      reason: 'no-exposure',
    });
    expect(sumRatio({ numerator: sum(), denominator: sum() })).toMatchObject({
      value: null,
      reason: 'empty',
    });
  });
  test('sums beyond what a number holds are null, not Infinity', () => {
    const beyond = 10n ** 400n;
    expect(sumTotal(sum(beyond))).toMatchObject({ value: null, n: 1, reason: 'overflow' });
    expect(sumMean(sum(beyond, -beyond))).toMatchObject({ value: null, reason: 'overflow' });
    expect(sumMean(sum(beyond, 1))).toMatchObject({ value: null, interval: null, reason: 'overflow' });
  });
});

test('Welch keeps its degrees of freedom where the variances are tiny', () => {
  const before = { n: 10, mean: 0, variance: 1e-200 };
  const after = { n: 10, mean: 1e-100, variance: 1e-200 };
  const scaled = welchChange({ ...before, variance: 1 }, { ...after, mean: 1, variance: 1 }, 0.95);
  expect(welchChange(before, after, 0.95)?.p).toBeCloseTo(scaled?.p ?? 0, 12);
  expect(welchChange(before, { ...after, mean: Infinity }, 0.95)).toBeNull();
});

describe('a ratio of means holds the quantities of one customer together', () => {
  // Returned and delivered units of eight orders: 0/2 1/4 0/1 2/5 0/3 0/2 3/6 1/4.
  const moments = {
    n: 8,
    means: [0.875, 3.375],
    covariances: [
      [1.2678571428571428, 1.7678571428571428],
      [1.7678571428571428, 2.839285714285714],
    ],
  };
  test('as computed from the residuals', () => {
    expect(ratioOfMeans(moments)).toEqual({
      value: close(7 / 27),
      n: 8,
      interval: {
        low: close(0.076887884280649),
        high: close(0.4416306342378695),
        level: 0.95,
        method: 'delta',
      },
      excluded: {},
    });
  });
  test('one customer has a value and no interval; none has neither', () => {
    expect(ratioOfMeans({ n: 1, means: [1, 2], covariances: null })).toMatchObject({
      value: 0.5,
      interval: null,
    });
    expect(ratioOfMeans({ n: 0, means: [0, 0], covariances: null })).toMatchObject({
      value: null,
      reason: 'empty',
    });
    expect(ratioOfMeans({ ...moments, means: [1, 0] })).toMatchObject({ value: null, reason: 'no-exposure' });
  });
  test('all equal: an interval without width', () => {
    const flat = [
      [0, 0],
      [0, 0],
    ];
    expect(ratioOfMeans({ n: 5, means: [1, 2], covariances: flat }).interval).toMatchObject({
      low: 0.5,
      high: 0.5,
    });
  });
  test.each([
    [{ ...moments, means: [1] }, 'lengths-differ'],
    [{ ...moments, covariances: [[1]] }, 'lengths-differ'],
    [{ ...moments, means: [Number.NaN, 1] }, 'number-out-of-range'],
    [
      {
        n: 2,
        means: [1, 1],
        covariances: [
          [-1, 0],
          [0, 1],
        ],
      },
      'number-out-of-range',
    ],
    [{ ...moments, n: 1.5 }, 'count-not-whole'],
  ])('%j is refused', (bad, code) => {
    expect(() => ratioOfMeans(bad)).toThrow(expect.objectContaining({ code }));
  });
});

describe('retention and churn under contract', () => {
  const movement = (stayed: number, lost: number, joined = 0, within = 0): MovementTally => ({
    kind: 'movement',
    counts: { stayed, lost, joined, 'joined-and-lost': within },
  });
  test('are shares of those at the start, whoever joined since', () => {
    for (const moved of [movement(180, 20), movement(180, 20, 30, 7)]) {
      expect(retentionRate(moved)).toMatchObject({ value: 0.9, n: 200, interval: { method: 'wilson' } });
      expect(churnRate(moved)).toMatchObject({ value: 0.1, n: 200 });
    }
  });
  test('are what `retention` makes of the stocks', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(9), (stayed, lost, joined, within) => {
        const moved = movement(stayed, lost, joined, within);
        const counts = { start: stayed + lost, end: stayed + joined, new: joined };
        const { retention: kept, churn, interval } = retention(counts, 0.95);
        expect(retentionRate(moved).value).toBe(kept);
        if (churn === null) {
          expect(churnRate(moved)).toMatchObject({ value: null, reason: 'empty' });
          return;
        }
        expect(churnRate(moved).value).toBeCloseTo(churn, 12);
        const { low, high } = retentionRate(moved).interval ?? {};
        expect([low, high]).toEqual(interval);
        expect(churnRate(moved).interval?.high).toBeCloseTo(1 - (low ?? 0), 12);
      }),
      { examples: [[0, 0, 0, 0]] },
    );
  });
  test.each([
    [movement(0, 0, 4), 'empty'],
    [movement(-1, 4), 'unsettled'],
    [movement(4, 4, 0, -1), 'unsettled'],
  ])('%j is null', (moved, reason) => {
    expect(retentionRate(moved)).toMatchObject({ value: null, interval: null, reason });
    expect(churnRate(moved)).toMatchObject({ value: null, interval: null, reason });
    expect(retentionRateChange(movement(10, 0), moved)).toBeNull();
    expect(churnRateChange(moved, movement(10, 0))).toBeNull();
  });
  test('change in opposite directions with one p', () => {
    const [kept, lost] = [retentionRateChange, churnRateChange].map((change) =>
      change(movement(90, 10, 5), movement(80, 20)),
    );
    expect(kept?.difference).toBeCloseTo(-0.1, 12);
    expect(lost?.difference).toBeCloseTo(0.1, 12);
    expect(kept?.p).toBeCloseTo(lost?.p ?? 0, 12);
  });
});

describe('retention of revenue', () => {
  const movements = (...[start, expansion, contraction, lost]: [SumTally, SumTally, SumTally, SumTally]) =>
    revenueRetention({ start, expansion, contraction, lost });
  test('net with expansion, gross without', () => {
    const { net, gross } = movements(sum(60_000, 40_000), sum(15_000), sum(5_000), sum(8_000));
    expect(net).toEqual({
      value: 1.02,
      n: 2,
      interval: null,
      excluded: {},
      intervalReason: 'interval-not-defined',
    });
    expect(gross.value).toBe(0.87);
  });
  test('gross is at most 1 and never above net', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });
    fc.assert(
      fc.property(amount, amount, amount, amount, (start, expansion, contraction, lost) => {
        const { net, gross } = movements(sum(start), sum(expansion), sum(contraction), sum(lost));
        expect(net.value === null).toBe(gross.value === null);
        if (contraction + lost > start) expect(gross.reason).toBe('inconsistent');
        if (gross.value === null || net.value === null) return;
        expect(gross.value).toBeLessThanOrEqual(1);
        expect(gross.value).toBeGreaterThanOrEqual(0);
        expect(net.value).toBeGreaterThanOrEqual(gross.value);
      }),
    );
  });
  test.each([
    [movements(sum(), sum(), sum(), sum()), 'empty'],
    [movements(sum(0), sum(5), sum(), sum()), 'no-exposure'],
    [movements(sum(10), sum(), sum(6), sum(5)), 'inconsistent'],
    [movements(sum(10), sum(-1), sum(), sum()), 'inconsistent'],
    [movements(sum(10), sum(), sum(-1), sum()), 'inconsistent'],
    [movements(sum(10), sum(), sum(), sumTally.remove(sum(), 1)), 'unsettled'],
  ])('case %# is null', ({ net, gross }, reason) => {
    expect(net).toMatchObject({ value: null, interval: null, reason });
    expect(gross).toMatchObject({ value: null, interval: null, reason });
  });
});

describe('customer effort', () => {
  const five = scoreTally({ min: 1, max: 5 });
  const seven = scoreTally({ min: 1, max: 7 });
  const low = five.addAll(five.empty(), [1, 1, 2, 5, 'skipped']);
  const easy = seven.addAll(seven.empty(), [7, 6, 5, 2]);
  test('the form of 2010 counts low answers, CES 2.0 high ones', () => {
    expect(ces2010Mean(low)).toMatchObject({ value: 2.25, n: 4, excluded: { skipped: 1 } });
    expect(ces2010LowEffort(low)).toMatchObject({ value: 0.75, n: 4, excluded: { skipped: 1 } });
    expect(ces2Mean(easy)).toMatchObject({ value: 5, n: 4 });
    expect(ces2Easy(easy)).toMatchObject({ value: 0.75, n: 4, interval: { method: 'wilson' } });
  });
  test('one refuses the scale of the other', () => {
    const refusal = expect.objectContaining({ code: 'scales-differ' });
    for (const read of [ces2010Mean, ces2010LowEffort]) expect(() => read(easy)).toThrow(refusal);
    for (const read of [ces2Mean, ces2Easy]) expect(() => read(low)).toThrow(refusal);
  });
  test('no answers are null', () => {
    for (const read of [ces2010Mean, ces2010LowEffort])
      expect(read(five.empty())).toMatchObject({ value: null, reason: 'empty' });
  });
});
