import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lifetime, Tenure } from '../../src/index.ts';
import {
  kaplanMeier,
  lifetimeCounts,
  logRank,
  mergedCounts,
  survivalAt,
  tenureCounts,
  tenureLifetimes,
  tenureMovement,
  tenureStock,
  tenureTally,
} from '../../src/index.ts';
import { monthName } from '../../src/tally/month.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const lives = (durations: readonly number[], observed: readonly number[]): Lifetime[] =>
  durations.map((duration, i) => ({ duration, observed: observed[i] === 1 }));

// Miller, Survival Analysis, 1981: acute myelogenous leukaemia, with and without maintenance chemotherapy.
const maintained = lives([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]);
const early = lives(
  [5, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  Array.from({ length: 10 }, () => 1),
);
const third = lives([2, 3, 5, 5, 8, 10, 11], [1, 1, 0, 1, 1, 1, 0]);

describe('Kaplan-Meier', () => {
  test("Miller's maintained group", () => {
    const curve = kaplanMeier(lifetimeCounts(maintained), 0.95);
    expect(curve.steps.map(({ survival }) => survival.toFixed(3))).toEqual([
      '0.909',
      '0.818',
      '0.716',
      '0.614',
      '0.491',
      '0.368',
      '0.184',
    ]);
    expect(curve).toMatchObject({ n: 11, events: 7, median: 31, medianInterval: [13, null] });
    expect(survivalAt(curve, 0)).toBe(1);
    expect(survivalAt(curve, 13)).toBeCloseTo(0.818, 3);
    expect(survivalAt(curve, 1e9)).toBeCloseTo(0.184, 3);
  });

  test('who comes under observation late is not at risk before', () => {
    const durations = [5, 6, 7, 9, 12, 12, 15, 20];
    const observed = [1, 0, 1, 1, 0, 1, 1, 0];
    const entries = [0, 2, 3, 0, 6, 0, 8, 10];
    const late = lives(durations, observed).map((life, i) => ({
      ...life,
      ...((entries[i] ?? 0) > 0 && { entry: entries[i] }),
    }));
    const curve = kaplanMeier(lifetimeCounts(late), 0.95);
    expect(curve.steps.map(({ survival }) => Number(survival.toFixed(6)))).toEqual([
      0.8, 0.6, 0.45, 0.3375, 0.16875,
    ]);
    expect(curve.n).toBe(8);
  });

  test('a median of exactly one half is reached, whatever the rounding', () => {
    const curve = kaplanMeier(lifetimeCounts(lives([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1])), 0.95);
    expect(curve.median).toBe(3);
  });

  const life = fc.record({ duration: fc.nat(12), observed: fc.boolean() });
  test('without censoring it is the share still there; it never rises; merging is pooling', () => {
    fc.assert(
      fc.property(fc.array(life), fc.array(life), (a, b) => {
        const pooled = lifetimeCounts([...a, ...b]);
        expect(mergedCounts([...lifetimeCounts(a), ...lifetimeCounts(b)])).toEqual(pooled);
        const { steps } = kaplanMeier(pooled, 0.9);
        for (const [i, step] of steps.entries()) {
          expect(step.survival).toBeLessThan(steps[i - 1]?.survival ?? 1);
          const [low, high] = step.logLog ?? [0, 1];
          expect(low).toBeLessThanOrEqual(step.survival);
          expect(high).toBeGreaterThanOrEqual(step.survival);
        }
        const all = [...a, ...b].map(({ duration }) => ({ duration, observed: true }));
        const seen = kaplanMeier(lifetimeCounts(all), 0.9);
        for (const { time, survival } of seen.steps)
          expect(survival).toBeCloseTo(all.filter(({ duration }) => duration > time).length / all.length, 12);
      }),
    );
  });

  test.each([
    [{ duration: -1, observed: true }, 'number-out-of-range'],
    [{ duration: Number.NaN, observed: true }, 'number-out-of-range'],
    [{ duration: Infinity, observed: false }, 'number-out-of-range'],
    [{ duration: 5, observed: true, entry: 5 }, 'inconsistent'],
    [{ duration: 5, observed: true, entry: -1 }, 'number-out-of-range'],
  ])('refuses %j', (bad, wanted) => {
    expect(() => lifetimeCounts([bad])).toThrow(code(wanted));
  });
  test('refuses counts that contradict each other', () => {
    const bare = { time: 1, events: 1, censored: 0, entered: 0 };
    expect(() => kaplanMeier([{ ...bare, events: -1 }], 0.95)).toThrow(code('count-not-whole'));
    expect(() => kaplanMeier([{ ...bare, entered: 2 }], 0.95)).toThrow(code('inconsistent'));
    expect(() => kaplanMeier([bare, { ...bare, time: 2, events: 0, entered: 1 }], 0.95)).toThrow(
      code('inconsistent'),
    );
    expect(() => kaplanMeier([bare], 1)).toThrow(code('level-out-of-range'));
  });
});

describe('log-rank', () => {
  test('of three groups agrees with lifelines 0.30.3', () => {
    const test = logRank([early, maintained, third].map(lifetimeCounts));
    expect(test.chiSquared).toBeCloseTo(15.240009413584048, 9);
    expect(test.df).toBe(2);
    expect(test.p).toBeCloseTo(0.0004905395222400059, 12);
    const [observed, expected] = test.groups.reduce(
      ([o, e], group) => [o + group.observed, e + group.expected],
      [0, 0],
    );
    expect(expected).toBeCloseTo(observed, 10);
  });
  test('does not depend on the order of groups; a group that nothing can happen to takes no degree of freedom', () => {
    const groups = [early, maintained, third].map(lifetimeCounts);
    const { chiSquared } = logRank(groups);
    expect(logRank(groups.toReversed()).chiSquared).toBeCloseTo(chiSquared ?? 0, 9);
    const idle = lifetimeCounts(lives([0.5, 1], [0, 0]));
    expect(logRank([idle, ...groups, []])).toMatchObject({ df: 2, groups: { length: 5 } });
    expect(logRank([idle, ...groups]).chiSquared).toBeCloseTo(chiSquared ?? 0, 9);
  });
  test('of alike groups is 0; of one group or none there is no test', () => {
    const same = logRank([lifetimeCounts(maintained), lifetimeCounts(maintained)]);
    expect(same.chiSquared).toBeCloseTo(0, 12);
    expect(same.p).toBeCloseTo(1, 12);
    expect(logRank([lifetimeCounts(maintained)])).toMatchObject({ chiSquared: null, df: 0, p: null });
    expect(logRank([])).toEqual({ groups: [], chiSquared: null, df: 0, p: null });
  });
});

describe('tenures', () => {
  const { addAll, empty, remove, add } = tenureTally;
  const tenures: Tenure[] = [
    { joined: '2025-11', lost: null },
    { joined: '2025-12', lost: '2026-02' },
    { joined: '2026-01', lost: '2026-01' },
    { joined: '2026-02', lost: '2026-04' },
    { joined: '2026-03', lost: null },
  ];
  const tally = addAll(empty(), tenures);

  test('the stock of any month, also before the first and after the last', () => {
    expect(
      ['2025-10', '2025-12', '2026-01', '2026-02', '2026-03', '2026-12'].map((m) => tenureStock(tally, m)),
    ).toEqual([0, 2, 2, 2, 3, 2]);
  });
  test('the movement of a period; who joins and leaves in it is in neither stock', () => {
    const quarter = tenureMovement(tenureCounts(tally), { from: '2026-01', to: '2026-03' });
    expect(quarter.counts).toEqual({ stayed: 1, lost: 1, joined: 2, 'joined-and-lost': 1 });
  });
  test('a loss is the end of the tenure that lasted', () => {
    const before = add(empty(), { joined: '2026-01', lost: null });
    const after = add(remove(before, { joined: '2026-01', lost: null }), {
      joined: '2026-01',
      lost: '2026-05',
    });
    expect(after).toEqual({ kind: 'tenure', n: 1, counts: { '2026-01/2026-05': 1 } });
  });
  test('a life as known at the end of a month', () => {
    expect(tenureLifetimes(tally, '2026-03')).toEqual([
      { time: 0, events: 1, censored: 1, entered: 0 },
      { time: 1, events: 0, censored: 1, entered: 0 },
      { time: 2, events: 1, censored: 0, entered: 0 },
      { time: 4, events: 0, censored: 1, entered: 0 },
    ]);
    expect(kaplanMeier(tenureLifetimes(tally, '2025-01'), 0.95)).toMatchObject({ n: 0, median: null });
  });

  const month = fc.integer({ min: 24_312, max: 24_330 });
  const tenure = fc.tuple(month, fc.option(fc.nat(12))).map(([joined, lasted]): Tenure => ({
    joined: monthName(joined),
    lost: lasted === null ? null : monthName(joined + lasted),
  }));
  test('stocks, movements and retention are those of counting the tenures one by one', () => {
    fc.assert(
      fc.property(fc.array(tenure), month, fc.nat(6), (all, first, length) => {
        const [before, from, to] = [monthName(first - 1), monthName(first), monthName(first + length)];
        const thereAt = (at: string) => (one: Tenure) =>
          one.joined <= at && (one.lost === null || one.lost > at);
        const pooled = addAll(empty(), all);
        const { counts } = tenureMovement(tenureCounts(pooled), { from, to });
        const [atStart, atEnd] = [all.filter(thereAt(before)), all.filter(thereAt(to))];
        expect(counts.stayed).toBe(atStart.filter(thereAt(to)).length);
        expect(counts.stayed + counts.lost).toBe(atStart.length);
        expect(counts.stayed + counts.joined).toBe(atEnd.length);
        expect([atStart.length, atEnd.length]).toEqual([before, to].map((at) => tenureStock(pooled, at)));
        const within = all.filter(({ joined, lost }) => joined >= from && lost !== null && lost <= to);
        expect(counts['joined-and-lost']).toBe(within.length);
        expect(kaplanMeier(tenureLifetimes(pooled, to), 0.95).n).toBe(
          all.filter(({ joined }) => joined <= to).length,
        );
      }),
    );
  });

  test('refused: what contradicts itself, months that are none, reading what waits for its add', () => {
    expect(() => add(empty(), { joined: '2026-02', lost: '2026-01' })).toThrow(code('inconsistent'));
    expect(() => remove(empty(), { joined: '2026-02', lost: '2026-01' })).toThrow(code('inconsistent'));
    for (const joined of ['2026-13', '2026-00', '2026-1', '2026-01-01', ''])
      expect(() => add(empty(), { joined, lost: null })).toThrow(code('month-invalid'));
    const early = remove(empty(), { joined: '2026-01', lost: null });
    expect(() => tenureStock(early, '2026-01')).toThrow(code('inconsistent'));
    expect(() => tenureCounts(early)).toThrow(code('inconsistent'));
    expect(() => tenureMovement([], { from: '2026-02', to: '2026-01' })).toThrow(code('negative'));
    expect(() => tenureLifetimes(early, '2026-01')).toThrow(code('inconsistent'));
  });
});
