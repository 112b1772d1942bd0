import { expect, test } from 'vitest';
import { compute, factRow } from '../../../../test/support/run-computation.ts';
import type { LogRow } from './log-row.ts';

const start = Date.parse('2025-01-01T00:00:00Z');
const dayOf = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
const did = (customer: number, day: number, event = 'order.placed') =>
  factRow({ customer, day: dayOf(day), measures: { [event]: 1 } });

/** Learnt at day 200, judged at 230, scored at 260. */
const ask = (rows: readonly LogRow[], over: object = {}) =>
  compute(
    {
      kind: 'churn-model',
      parameters: {
        label: 'inactivity',
        cutOff: dayOf(200),
        horizonDays: 30,
        events: ['order.placed', 'complaint.filed'],
        windows: [90, 30],
        ...over,
      },
    },
    rows,
  );

/** Orders every ten days until somebody stays away; those who complain stay away more often. */
function customers(count: number): LogRow[] {
  let state = 11;
  const uniform = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return Array.from({ length: count }, (_, customer) => {
    const rows: LogRow[] = [];
    let risk = 0.02;
    for (let day = Math.floor(uniform() * 10); day < 300; day += 10) {
      rows.push(did(customer, day));
      if (uniform() < 0.1) {
        rows.push(did(customer, day + 1, 'complaint.filed'));
        risk = 0.3;
      }
      if (uniform() < risk) break;
      risk = Math.max(0.02, risk / 2);
    }
    return rows;
  }).flat();
}

test('finds who is about to be lost, judged on days it had not seen', () => {
  const result = ask(customers(450));
  expect(result.features).toEqual([
    'tenure',
    'order.placed.count.30',
    'order.placed.count.90',
    'order.placed.freshness',
    'complaint.filed.count.30',
    'complaint.filed.count.90',
    'complaint.filed.freshness',
  ]);
  expect(result.learnt.cutOff).toBe(dayOf(200));
  expect(result.judged.cutOff).toBe(dayOf(230));
  expect(result.learnt.lost).toBeGreaterThan(10);
  for (const { quality } of [result.logistic, result.boosting]) {
    expect(quality?.auc).toBeGreaterThan(0.6);
    expect(quality?.aucInterval?.[0]).toBeLessThan(quality?.auc ?? 0);
    expect(quality?.lift).toBeGreaterThan(1.2);
    expect(quality?.bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(result.judged.customers);
  }
  expect(result.scored).toMatchObject({ on: dayOf(260) });
  expect(result.scored?.top).toHaveLength(50);
});

test('neither what came after the last of its days nor the order of the log changes anything', () => {
  const rows = customers(120);
  const late = Array.from({ length: 50 }, (_, customer) => did(customer, 261, 'complaint.filed'));
  expect(ask([...late, ...rows.toReversed()])).toEqual(ask(rows));
});

test('who is a customer at a cut-off, and who is lost after it', () => {
  const rows = [
    // Stays; is lost after the first cut-off; after the second; was lost before; comes later.
    ...[190, 210, 240].map((day) => did(1, day)),
    did(2, 195),
    ...[199, 205].map((day) => did(3, day)),
    did(4, 150),
    did(5, 215),
  ];
  const { learnt, judged, scored } = ask(rows);
  expect([learnt.customers, learnt.lost]).toEqual([3, 1]);
  expect([judged.customers, judged.lost]).toEqual([3, 2]);
  expect(scored?.customers).toBe(1);
});

test('a subscription that ends, and one that another follows', () => {
  const both = (customer: number, started: number, cancelled?: number) => [
    did(customer, started, 'subscription.started'),
    ...(cancelled === undefined ? [] : [did(customer, cancelled, 'subscription.cancelled')]),
  ];
  const rows = [
    ...both(1, 100),
    ...both(2, 100, 215),
    ...both(3, 100, 235),
    ...both(4, 100, 180),
    // The second begins as the first ends; and it begins again before the cut-off.
    ...both(5, 100, 210),
    ...both(5, 210),
    ...both(6, 100, 150),
    ...both(6, 190, 220),
  ];
  const { learnt, judged } = ask(rows, { label: 'subscription-cancelled' });
  expect([learnt.customers, learnt.lost]).toEqual([5, 2]);
  expect([judged.customers, judged.lost]).toEqual([3, 1]);
});

test('nobody, somebody, all alike, told apart perfectly: each with its reason', () => {
  const problems = (rows: LogRow[]) => {
    const { logistic, boosting, scored } = ask(rows);
    return [logistic.problem, boosting.problem, scored === null];
  };
  expect(problems([])).toEqual(['too-few-rows', 'too-few-rows', true]);
  expect(problems([did(1, 190)])).toEqual(['too-few-rows', 'too-few-rows', true]);
  expect(problems([1, 2, 3].map((customer) => did(customer, 190)))).toEqual(['one-class', 'one-class', true]);

  // Who complained is lost, nobody else, and all else is the same.
  const apart = Array.from({ length: 60 }, (_, customer) => [
    did(customer, 190 - (customer % 7)),
    ...(customer % 2 === 0
      ? [did(customer, 195, 'complaint.filed')]
      : [205, 235].map((day) => did(customer, day + (customer % 7)))),
  ]).flat();
  const { logistic } = ask(apart);
  expect(['separated', 'collinear']).toContain(logistic.problem);
  expect(logistic.ridge).toBeGreaterThan(0);
  expect(logistic.terms?.every(({ interval }) => interval === null)).toBe(true);
  expect(logistic.quality?.auc ?? null).toBeNull();
});
