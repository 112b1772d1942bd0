import { describe, expect, test } from 'vitest';
import {
  acsi,
  benjaminiHochberg,
  invitationsFor,
  loyaltyIndex,
  netPromoterSampleSize,
  proportionSampleSize,
  retention,
  satisfactionIndex,
  weightedNetPromoter,
} from '../src/index.ts';

describe('sample sizes', () => {
  test('an unknown NPS mix is the worst case', () => {
    const worst = netPromoterSampleSize({ mix: { promoters: 0.5, detractors: 0.5 }, margin: 5, level: 0.95 });
    expect(netPromoterSampleSize({ margin: 5, level: 0.95 })).toEqual(worst);
  });
  test('never more than the population', () => {
    for (const population of [1, 2, 10, 100])
      expect(proportionSampleSize({ p: 0.5, margin: 0.01, level: 0.99, population }).n).toBeLessThanOrEqual(
        population,
      );
  });
  test('invitations', () => {
    expect(invitationsFor(385, 0.1)).toBe(3850);
    expect(() => invitationsFor(385, 0)).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
  });
});

test('equal weights are the plain NPS, with the effective n of all', () => {
  expect(weightedNetPromoter([10, 8, 0, 9, null], [2, 2, 2, 2, 2])).toMatchObject({
    n: 4,
    invalid: 1,
    nps: 25,
    effectiveN: 4,
    designEffect: 1,
  });
});

test('CSI has an interval over respondents, from two on', () => {
  const scale = { min: 1, max: 10 };
  const [low = 0, high = 0] =
    satisfactionIndex({
      rows: [
        [8, 8],
        [6, 6],
      ],
      scale,
    }).interval(0.95) ?? [];
  expect((low + high) / 2).toBeCloseTo(7, 12);
  expect(satisfactionIndex({ rows: [[8, 8]], scale }).interval(0.95)).toBeNull();
});

test('an answer off the scale counts as none', () => {
  const scale = { min: 1, max: 10 };
  expect(
    acsi({
      rows: [
        [1, 10],
        [11, 5],
      ],
      scale,
      weights: [1, 1],
    }),
  ).toMatchObject({ n: 1, dropped: 1, score: 50 });
  expect(
    loyaltyIndex(
      [
        [1, 10, 4.5],
        [2, 2, 2],
      ],
      scale,
    ),
  ).toMatchObject({ n: 1, dropped: 1, index: 2 });
});

test('a p-value that is the smallest of many still pays for them', () => {
  expect(benjaminiHochberg([0.5, 0.02, 0.9], 0.05)).toEqual({
    adjusted: [0.75, 0.06, 0.9],
    rejected: [false, false, false],
  });
});

test('retention refuses what cannot be', () => {
  expect(() => retention({ start: 10, end: 3, new: 4 }, 0.95)).toThrow(
    expect.objectContaining({ code: 'inconsistent' }),
  );
  expect(() => retention({ start: 10, end: 3.5, new: 0 }, 0.95)).toThrow(
    expect.objectContaining({ code: 'count-not-whole' }),
  );
});
