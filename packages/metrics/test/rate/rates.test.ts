import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryCohort, PromisedOrder } from '../../src/index.ts';
import {
  activeCustomers,
  compoundChurn,
  countTally,
  onTimeDelivery,
  poissonRate,
  retainedCustomers,
  retention,
  returnRate,
  sumTally,
} from '../../src/index.ts';

const outOfRange = expect.objectContaining({ code: 'number-out-of-range' });

describe('customers retained', () => {
  test('by id: those of the end who were not there at the start are new', () => {
    expect(retainedCustomers(['a', 'b', 'c', 'a'], ['b', 'c', 'd'])).toEqual({ start: 3, end: 3, new: 1 });
    expect(retainedCustomers([], [])).toEqual({ start: 0, end: 0, new: 0 });
  });

  test('by activity: who was silent for the horizon is lost', () => {
    const customers = [
      [5, 95], // stays
      [80], // is there at 100, lost at 160
      [10], // was lost before
      [150, 10], // comes back
      [70], // silent for exactly the horizon at 100
      [], // never active
      [999], // later than asked
    ];
    const counts = activeCustomers(customers, { start: 100, end: 120, horizon: 30 });
    expect(counts).toEqual({ start: 2, end: 1, new: 0 });
    expect(activeCustomers(customers, { start: 100, end: 160, horizon: 30 })).toEqual({
      start: 2,
      end: 1,
      new: 1,
    });
    expect(retention(counts, 0.95)).toMatchObject({ retention: 0.5, churn: 0.5, lost: 1 });
  });

  test('counts by activity never contradict each other', () => {
    const times = fc.array(fc.array(fc.integer({ min: -50, max: 200 }), { maxLength: 8 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        times,
        fc.nat(100),
        fc.nat(100),
        fc.integer({ min: 1, max: 90 }),
        (customers, start, length, horizon) => {
          const counts = activeCustomers(customers, { start, end: start + length, horizon });
          expect(() => retention(counts, 0.95)).not.toThrow();
        },
      ),
    );
  });

  test.each([
    { start: 2, end: 1, horizon: 1 },
    { start: 1, end: 2, horizon: 0 },
    { start: Number.NaN, end: 2, horizon: 1 },
    { start: 1, end: Infinity, horizon: 1 },
  ])('%j is refused', (period) => {
    expect(() => activeCustomers([[1]], period)).toThrow(outOfRange);
  });
});

test('churn compounds from period to period', () => {
  expect(compoundChurn(0.02, 12)).toBeCloseTo(0.21528327626520016, 14);
  expect(compoundChurn(1e-12, 2)).toBeCloseTo(2e-12, 22);
  expect([compoundChurn(0, 12), compoundChurn(1, 12), compoundChurn(1, 0), compoundChurn(0.3, 0)]).toEqual([
    0, 1, 0, 0,
  ]);
  for (const churn of [-0.1, 1.1, Number.NaN]) expect(() => compoundChurn(churn, 12)).toThrow(outOfRange);
  expect(() => compoundChurn(0.1, -1)).toThrow(outOfRange);
});

test('a rate beyond what a number holds is refused', () => {
  expect(() => poissonRate(5, 5e-324, 0.95)).toThrow(outOfRange);
});

describe('on time', () => {
  const order = (promised: string | null, delivered: string | null, cancelled = false): PromisedOrder => ({
    promised,
    delivered,
    cancelled,
  });
  test('the day promised is on time, the day after is late, and so is overdue', () => {
    const orders = [
      order('2026-03-10', '2026-03-10'),
      order('2026-03-10', '2026-03-11'),
      order('2026-03-14', null),
      order('2026-03-15', null),
      order('2026-03-20', '2026-03-12'),
      order('2026-03-01', '2026-03-01', true),
      order(null, '2026-03-01'),
    ];
    expect(onTimeDelivery(orders, '2026-03-15')).toMatchObject({
      value: 0.5,
      n: 4,
      onTime: 2,
      interval: { method: 'wilson' },
      excluded: { cancelled: 1, 'no-promise': 1, 'not-due': 1 },
    });
  });
  test('nothing due is null', () => {
    expect(onTimeDelivery([order('2026-03-15', null)], '2026-03-15')).toEqual({
      value: null,
      n: 0,
      onTime: 0,
      interval: null,
      excluded: { cancelled: 0, 'no-promise': 0, 'not-due': 1 },
      reason: 'empty',
    });
  });
  test.each(['2026-02-30', '2026-3-1', 'yesterday', '2026-03-01T00:00:00Z'])(
    'the day %s is refused',
    (day) => {
      const refusal = expect.objectContaining({ code: 'day-invalid' });
      expect(() => onTimeDelivery([order(day, null)], '2026-03-15')).toThrow(refusal);
      expect(() => onTimeDelivery([order('2026-03-01', day)], '2026-03-15')).toThrow(refusal);
      expect(() => onTimeDelivery([], day)).toThrow(refusal);
    },
  );
});

describe('returns', () => {
  const cohort: DeliveryCohort = { lastDelivery: '2026-01-31', returnWindowDays: 30, asOf: '2026-03-03' };
  const count = (n: number) => countTally.add(countTally.empty(), n);
  const sum = (...amounts: number[]) => sumTally.addAll(sumTally.empty(), amounts);
  test('by order with an interval, by unit without', () => {
    expect(returnRate({ part: count(3), whole: count(20) }, cohort)).toMatchObject({
      value: 0.15,
      n: 20,
      interval: { method: 'wilson' },
      mature: true,
    });
    expect(returnRate({ numerator: sum(1, 2), denominator: sum(10, 20, 30) }, cohort)).toMatchObject({
      value: 0.05,
      n: 3,
      interval: null,
      intervalReason: 'interval-not-defined',
    });
  });
  test('a cohort is mature when the window of its last day has closed', () => {
    const mature = (asOf: string) =>
      returnRate({ part: count(1), whole: count(2) }, { ...cohort, asOf }).mature;
    // 31 January and 30 days is 2 March, the last day to send back.
    expect([mature('2026-03-02'), mature('2026-03-03')]).toEqual([false, true]);
  });
  test('bad input is refused, more returned than delivered is null', () => {
    const whole = count(1);
    expect(returnRate({ part: count(2), whole }, cohort)).toMatchObject({
      value: null,
      reason: 'inconsistent',
    });
    expect(() => returnRate({ part: whole, whole }, { ...cohort, returnWindowDays: -1 })).toThrow(outOfRange);
    expect(() => returnRate({ part: whole, whole }, { ...cohort, asOf: '2026-02-29' })).toThrow(
      expect.objectContaining({ code: 'day-invalid' }),
    );
  });
});
