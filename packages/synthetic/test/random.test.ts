import { describe, expect, it } from 'vitest';
import { betaQuantile, betaShareBelow } from '../src/random/beta.ts';
import { Draws } from '../src/random/draws.ts';
import { gammaQuantile, gammaShareBelow } from '../src/random/gamma.ts';
import { normalQuantile, normalShareBelow } from '../src/random/normal.ts';

const take = (draws: Draws, count: number) => Array.from({ length: count }, () => draws.next());
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('draws', () => {
  it('depend on seed, stream, entity and part, and on nothing else', () => {
    const one = take(new Draws(1, 'order', 5, 2), 5);
    expect(take(new Draws(1, 'order', 5, 2), 5)).toEqual(one);
    for (const other of [
      new Draws(2, 'order', 5, 2),
      new Draws(1 + 2 ** 32, 'order', 5, 2),
      new Draws(1, 'ticket', 5, 2),
      new Draws(1, 'order', 6, 2),
      new Draws(1, 'order', 5, 3),
    ]) {
      expect(take(other, 5)).not.toEqual(one);
    }
  });

  it('are uniform along a stream, across entities and across parts', () => {
    const n = 100_000;
    const sets = [
      take(new Draws(9, 's', 1), n),
      Array.from({ length: n }, (_, entity) => new Draws(9, 's', entity).next()),
      Array.from({ length: n }, (_, part) => new Draws(9, 's', 1, part).next()),
    ];
    for (const values of sets) {
      // Five standard errors of mean and variance; the lag-one correlation has standard error 1 / sqrt(n).
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
      expect(Math.abs(mean(values.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(
        5 * Math.sqrt(1 / 180 / n),
      );
      const products = values.slice(1).map((u, at) => (u - 0.5) * ((values[at] ?? 0) - 0.5) * 12);
      expect(Math.abs(mean(products))).toBeLessThan(5 / Math.sqrt(n));
    }
  });
});

describe('inversion', () => {
  it('normal: known quantiles, and back', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 8);
    expect(normalShareBelow(-1.959963984540054)).toBeCloseTo(0.025, 12);
    for (const u of [1e-9, 0.01, 0.3, 0.5, 0.9, 1 - 1e-6]) {
      expect(normalShareBelow(normalQuantile(u)) / u).toBeCloseTo(1, 6);
    }
  });

  it('gamma: known values, and back', () => {
    // Gamma(1) is exponential; the 95 % point of chi-square with 3 degrees of freedom is 7.814727903251179.
    expect(gammaQuantile(0.5, 1, 2)).toBeCloseTo(Math.log(2) / 2, 10);
    expect(gammaQuantile(0.95, 1.5, 0.5)).toBeCloseTo(7.814727903251179, 8);
    for (const shape of [0.3, 1, 1.8, 6]) {
      for (const u of [1e-6, 0.01, 0.5, 0.99, 1 - 1e-6]) {
        expect(gammaShareBelow(shape, gammaQuantile(u, shape, 1))).toBeCloseTo(u, 9);
      }
    }
  });

  it('beta: known values, and back', () => {
    expect(betaQuantile(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 0.25, 10);
    expect(betaShareBelow(0.5, 2, 3)).toBeCloseTo(0.6875, 12);
    for (const [a, b] of [
      [0.8, 10],
      [2, 2],
      [5, 1.5],
    ] as const) {
      for (const u of [1e-6, 0.01, 0.5, 0.99, 1 - 1e-6]) {
        expect(betaShareBelow(betaQuantile(u, a, b), a, b)).toBeCloseTo(u, 9);
      }
    }
  });
});
