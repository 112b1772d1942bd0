import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../src/index.ts';
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  garwoodInterval,
  netPromoterEstimate,
  newcombeInterval,
  quantileRanks,
  wilsonInterval,
} from '../../src/index.ts';
import { binomialCdf } from '../../src/distribution/binomial.ts';

const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);
const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }));

function holds(value: number, [low, high]: Bounds, [min, max]: Bounds): void {
  expect(low).toBeGreaterThanOrEqual(min);
  expect(low).toBeLessThanOrEqual(value);
  expect(high).toBeGreaterThanOrEqual(value);
  expect(high).toBeLessThanOrEqual(max);
}

describe('the interval of a share contains it and stays within 0..1', () => {
  test.each([
    ['wilson', wilsonInterval],
    ['clopper-pearson', clopperPearsonInterval],
    ['agresti-coull', agrestiCoullInterval],
  ])('%s', (name, interval) => {
    fc.assert(
      fc.property(share, level, ({ k, n }, l) => {
        // Agresti & Coull's centre is pulled to the middle: at the very ends only the clipping holds it.
        if (name !== 'agresti-coull' || (k > 0 && k < n)) holds(k / n, interval(k, n, l), [0, 1]);
      }),
    );
  });
});

test('Wilson is exactly 0 at none and exactly 1 at all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), level, (n, l) => {
      expect(wilsonInterval(0, n, l)[0]).toBe(0);
      expect(wilsonInterval(n, n, l)[1]).toBe(1);
    }),
  );
});

test('Clopper-Pearson is wider than Wilson for any share that is neither', () => {
  expect(clopperPearsonInterval(30, 100, 0.95)[0]).toBeLessThan(wilsonInterval(30, 100, 0.95)[0]);
});

test("Newcombe's interval contains the difference and stays within -1..1", () => {
  fc.assert(
    fc.property(share, share, level, (a, b, l) => {
      holds(b.k / b.n - a.k / a.n, newcombeInterval(a, b, l), [-1, 1]);
    }),
  );
});

test("Garwood's interval contains the count, and more of it with more confidence", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (count) => {
      const wide = garwoodInterval(count, 0.99);
      holds(count, wide, [0, Infinity]);
      const [low, high] = garwoodInterval(count, 0.9);
      holds(low, wide, [0, Infinity]);
      holds(high, wide, [0, Infinity]);
    }),
  );
});

test('adjusted Wald stays within -100..100, and contains the NPS from 3 answers that are not all alike', () => {
  const split = fc.record({ promoters: fc.nat(400), passives: fc.nat(400), detractors: fc.nat(400) });
  fc.assert(
    fc.property(split, (answers) => {
      const { promoters, passives, detractors } = answers;
      const estimate = netPromoterEstimate(answers, 0.95, 'adjusted-wald');
      if (estimate === null) return;
      const n = promoters + passives + detractors;
      const [low, high] = estimate.interval;
      expect(low).toBeGreaterThanOrEqual(-100);
      expect(high).toBeLessThanOrEqual(100);
      const alike = Math.max(promoters, passives, detractors) === n;
      if (n >= 3 && !alike) holds((100 * (promoters - detractors)) / n, estimate.interval, [-100, 100]);
    }),
  );
});

test('ranks cover the quantile with at least the confidence asked, by the binomial distribution', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(0.1, 0.5, 0.9), level, (n, q, l) => {
      const ranks = quantileRanks(n, q, l);
      if (ranks === null) return;
      const [low, high] = ranks;
      expect(low).toBeGreaterThanOrEqual(1);
      expect(high).toBeLessThanOrEqual(n);
      expect(binomialCdf(high - 1, n, q) - binomialCdf(low - 1, n, q)).toBeGreaterThanOrEqual(l - 1e-12);
    }),
  );
});

test('too few values have no interval of a high quantile', () => {
  expect(quantileRanks(5, 0.5, 0.95)).toBeNull();
  expect(quantileRanks(6, 0.5, 0.95)).toEqual([1, 6]);
  expect(quantileRanks(20, 0.9, 0.95)).toBeNull();
});
