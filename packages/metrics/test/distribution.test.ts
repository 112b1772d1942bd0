import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { betaQuantile } from '../src/distribution/beta.ts';
import { binomialCdf, binomialQuantile } from '../src/distribution/binomial.ts';
import { chiSquaredQuantile, chiSquaredUpperTail } from '../src/distribution/chi-squared.ts';
import { fQuantile } from '../src/distribution/fisher-f.ts';
import { normalQuantile, twoSidedNormalP, twoSidedZ } from '../src/distribution/normal.ts';
import { twoSidedT, twoSidedTP } from '../src/distribution/student-t.ts';

// quantiles.json: [...arguments, quantile], by bisection with 40 digits (mpmath 1.3), rounded to doubles.
const reference = JSON.parse(readFileSync(new URL('quantiles.json', import.meta.url), 'utf8')) as Record<
  'normal' | 'chiSquared' | 'beta' | 't' | 'f',
  number[][]
>;

function worstError(rows: number[][], quantile: (...args: number[]) => number): number {
  return Math.max(
    ...rows.map((row) => {
      const want = row.at(-1) ?? Number.NaN;
      return Math.abs(quantile(...row.slice(0, -1)) - want) / Math.max(1e-300, Math.abs(want));
    }),
  );
}

describe('quantiles agree with 40-digit arithmetic to a relative 1e-12', () => {
  test('normal', () =>
    expect(worstError(reference.normal, (p = 0) => normalQuantile(p))).toBeLessThan(1e-12));
  test('chi-squared', () =>
    expect(worstError(reference.chiSquared, (p = 0, df = 0) => chiSquaredQuantile(p, df))).toBeLessThan(
      1e-12,
    ));
  test('beta', () =>
    expect(worstError(reference.beta, (p = 0, a = 0, b = 0) => betaQuantile(p, a, b).x)).toBeLessThan(1e-12));
  test('t', () =>
    expect(worstError(reference.t, (level = 0, df = 0) => twoSidedT(level, df))).toBeLessThan(1e-12));
  test('F', () =>
    expect(worstError(reference.f, (p = 0, d1 = 0, d2 = 0) => fQuantile(p, d1, d2))).toBeLessThan(1e-12));
});

test('z of 0.95 is never a rounded 1.96', () => {
  expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 14);
});

test('tail probabilities undo quantiles', () => {
  for (const level of [0.001, 0.5, 0.95, 0.999]) {
    expect(twoSidedNormalP(twoSidedZ(level))).toBeCloseTo(1 - level, 13);
    for (const df of [1, 2.5, 30, 999, 1000, 4321, 1e6])
      expect(twoSidedTP(twoSidedT(level, df), df)).toBeCloseTo(1 - level, 12);
    for (const df of [0.5, 1, 40, 1e5])
      expect(chiSquaredUpperTail(chiSquaredQuantile(level, df), df)).toBeCloseTo(1 - level, 12);
  }
  expect(twoSidedTP(Infinity, 3)).toBe(0);
  expect(twoSidedNormalP(0)).toBe(1);
});

test('Student is normal for very many degrees of freedom', () => {
  expect(twoSidedT(0.95, 1e12)).toBeCloseTo(twoSidedZ(0.95), 10);
});

test('binomial, against sums of exact terms', () => {
  // Bin(4, ½): 1 4 6 4 1 of 16.
  expect([0, 1, 2, 3, 4].map((k) => binomialCdf(k, 4, 0.5) * 16)).toEqual(
    [1, 5, 11, 15, 16].map((want) => expect.closeTo(want, 12)),
  );
  expect(binomialQuantile(0.5, 4, 0.5)).toBe(2);
  expect(binomialQuantile(1 / 16 - 1e-9, 4, 0.5)).toBe(0);
  expect(binomialQuantile(0.975, 1_000_000, 0.5)).toBe(500_980);
});

test.each([0, 1, -0.1, 1.1, Number.NaN])('the probability %d is refused', (p) => {
  for (const quantile of [() => normalQuantile(p), () => twoSidedT(p, 3), () => betaQuantile(p, 1, 1)])
    expect(quantile).toThrow(expect.objectContaining({ code: 'level-out-of-range' }));
});
