import { describe, expect, test } from 'vitest';
import { expectedSpend, fitGammaGamma } from '../../src/index.ts';
import { draws } from '../simulate.ts';

const published = { p: 6.25, q: 3.74, v: 15.44 };

describe('expected spend', () => {
  test('lies between the own mean and that of all', () => {
    const all = expectedSpend(published, { repeats: 0, mean: 0 }) ?? 0;
    expect(all).toBeCloseTo((6.25 * 15.44) / 2.74, 12);
    const once = expectedSpend(published, { repeats: 1, mean: 100 }) ?? 0;
    const often = expectedSpend(published, { repeats: 50, mean: 100 }) ?? 0;
    expect(all).toBeLessThan(once);
    expect(once).toBeLessThan(often);
    expect(often).toBeLessThan(100);
  });
  test('is null where the model has no mean', () => {
    expect(expectedSpend({ p: 0.5, q: 0.9, v: 1 }, { repeats: 0, mean: 0 })).toBeNull();
    expect(expectedSpend({ p: 0.5, q: 0.4, v: 1 }, { repeats: 1, mean: 3 })).toBeNull();
  });
  test.each([Number.NaN, Infinity, -1])('refuses a mean of %d', (mean) => {
    expect(() => expectedSpend(published, { repeats: 1, mean })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
});

describe('a fit', () => {
  const truth = { p: 4, q: 5, v: 2000 };
  const { gamma, uniform } = draws(11);
  const customers = Array.from({ length: 4000 }, () => {
    const rate = gamma(truth.q, truth.v);
    const repeats = Math.floor(uniform() * 6);
    let sum = 0;
    for (let i = 0; i < repeats; i += 1) sum += gamma(truth.p, rate);
    return { repeats, mean: repeats === 0 ? 0 : sum / repeats };
  });

  test('recovers the parameters of a known model', () => {
    const fit = fitGammaGamma(customers);
    if (fit.model === null) throw new Error(fit.reason);
    expect(fit.n).toBe(customers.filter(({ repeats }) => repeats > 0).length);
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.model.p / truth.p - 1)).toBeLessThan(0.15);
    expect(Math.abs(fit.model.q / truth.q - 1)).toBeLessThan(0.15);
    const meanOf = ({ p, q, v }: typeof truth) => (p * v) / (q - 1);
    expect(Math.abs(meanOf(fit.model) / meanOf(truth) - 1)).toBeLessThan(0.05);
    expect(fit.linked).toBe(false);
  });

  test('says when amount and frequency are linked', () => {
    const linked = customers.map(({ repeats, mean }) => ({ repeats, mean: mean * repeats }));
    expect(fitGammaGamma(linked)).toMatchObject({ linked: true });
  });

  test('has no model of too few customers or of one mean', () => {
    expect(fitGammaGamma([])).toEqual({ model: null, n: 0, reason: 'too-few-customers' });
    expect(fitGammaGamma([{ repeats: 2, mean: 30 }])).toMatchObject({ n: 1, reason: 'too-few-customers' });
    expect(
      fitGammaGamma([
        { repeats: 0, mean: 0 },
        { repeats: 2, mean: 30 },
      ]),
    ).toMatchObject({ n: 1 });
    expect(fitGammaGamma([1, 2, 3].map((repeats) => ({ repeats, mean: 30 })))).toMatchObject({
      model: null,
      reason: 'no-spread',
    });
  });
});
