import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BgNbd, PurchaseHistory } from '../../src/index.ts';
import {
  expectedPurchases,
  expectedPurchasesOfNewcomer,
  fitBgNbd,
  predictedValue,
  probabilityAlive,
} from '../../src/index.ts';
import { logGamma } from '../../src/distribution/log-gamma.ts';
import { draws } from '../simulate.ts';

const cdnow: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('the published example, CDNOW', () => {
  const customer = { repeats: 2, recency: 30.43, age: 38.86 };
  test('expects 1.226 purchases in 39 weeks', () => {
    expect(expectedPurchases(cdnow, customer, 39)).toBeCloseTo(1.226, 3);
  });
  test('expects 1.195 of a newcomer in 39 weeks', () => {
    expect(expectedPurchasesOfNewcomer(cdnow, 39)).toBeCloseTo(1.195, 2);
  });
});

describe('expected purchases where the published formula fails or loses digits', () => {
  // Values of the formula with 2F1 at 30 digits (mpmath), of a customer who is alive.
  const newcomer = { repeats: 0, recency: 0, age: 0 };
  test.each([
    {
      where: 'a near 1',
      model: { r: 0.25, alpha: 4, a: 1.0000001, b: 2.5 },
      history: { repeats: 3, recency: 20, age: 20 },
      t: 39,
      wanted: 3.6271845794781,
    },
    {
      where: '2F1 beyond the largest double',
      model: { r: 1.5, alpha: 2, a: 3.3, b: 40 },
      history: { repeats: 600, recency: 100, age: 100 },
      t: 500,
      wanted: 273.92780387578,
    },
    {
      where: 'a + b below 1',
      model: { r: 0.2, alpha: 0.001, a: 0.5, b: 0.2 },
      history: newcomer,
      t: 40,
      wanted: 32.473761279898,
    },
  ])('$where', ({ model, history, t, wanted }) => {
    const whileAlive = expectedPurchases(model, history, t) / probabilityAlive(model, history);
    expect(Math.abs(whileAlive / wanted - 1)).toBeLessThan(1e-12);
  });

  test('a of exactly 1 and a + b of exactly 1 are nothing special', () => {
    const near = (model: BgNbd) => expectedPurchasesOfNewcomer(model, 39);
    expect(near({ ...cdnow, a: 1 })).toBeCloseTo(near({ ...cdnow, a: 1 + 1e-9 }), 8);
    expect(near({ ...cdnow, a: 0.25, b: 0.75 })).toBeCloseTo(near({ ...cdnow, a: 0.25, b: 0.75 + 1e-9 }), 8);
  });
});

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
const model = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });
const history = fc
  .record({
    repeats: fc.nat(40),
    age: fc.double({ min: 1, max: 200, noNaN: true }),
    part: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ repeats, age, part }): PurchaseHistory => ({
    repeats,
    age,
    recency: repeats === 0 ? 0 : age * part,
  }));

test('a forecast is finite, grows with the horizon and never beyond the rate of the living', () => {
  fc.assert(
    fc.property(model, history, fc.double({ min: 0.1, max: 500, noNaN: true }), (m, h, t) => {
      const soon = expectedPurchases(m, h, t);
      const later = expectedPurchases(m, h, 2 * t);
      expect(soon).toBeGreaterThanOrEqual(0);
      expect(later).toBeGreaterThanOrEqual(soon * (1 - 1e-10));
      expect(later).toBeLessThanOrEqual(((m.r + h.repeats) / (m.alpha + h.age)) * 2 * t * (1 + 1e-12));
      const alive = probabilityAlive(m, h);
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
    }),
  );
});

test('the longer a customer has been silent, the less alive', () => {
  fc.assert(
    fc.property(model, fc.integer({ min: 1, max: 40 }), (m, repeats) => {
      const at = (age: number) => probabilityAlive(m, { repeats, recency: 10, age });
      expect(at(20)).toBeLessThanOrEqual(at(11));
      expect(at(200)).toBeLessThanOrEqual(at(20));
    }),
  );
});

describe('a fit', () => {
  const truth: BgNbd = { r: 0.8, alpha: 6, a: 0.9, b: 3 };
  const { first, later } = simulated(truth, 6000, { observed: 60, ahead: 40 });
  const fit = fitBgNbd(first);

  test('of customers made by a known model is at least as likely as the truth', () => {
    if (fit.model === null) throw new Error(fit.reason);
    expect(fit.converged).toBe(true);
    expect(fit.atLimit).toEqual([]);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(logLikelihood(truth, first));
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood(fit.model, first), 6);
    expect(fit.model.r).toBeCloseTo(truth.r, 0);
    expect(Math.abs(fit.model.r / fit.model.alpha / (truth.r / truth.alpha) - 1)).toBeLessThan(0.1);
  });

  test('forecasts a hold-out period within 5 % in total', () => {
    if (fit.model === null) throw new Error(fit.reason);
    const { model } = fit;
    const forecast = first.reduce((sum, customer) => sum + expectedPurchases(model, customer, 40), 0);
    expect(Math.abs(forecast / later - 1)).toBeLessThan(0.05);
  });

  test('does not depend on the unit of time', () => {
    const inDays = fitBgNbd(
      first.map(({ repeats, recency, age }) => ({ repeats, recency: 7 * recency, age: 7 * age })),
    );
    if (fit.model === null || inDays.model === null) throw new Error('no fit');
    expect(inDays.model.alpha / fit.model.alpha).toBeCloseTo(7, 3);
    expect(inDays.model.b).toBeCloseTo(fit.model.b, 3);
  });

  test('takes customers that are nobody, alone, or never come back as a reason, not as a model', () => {
    expect(fitBgNbd([])).toEqual({ model: null, n: 0, reason: 'too-few-customers' });
    expect(fitBgNbd([{ repeats: 3, recency: 5, age: 9 }])).toMatchObject({ reason: 'too-few-customers' });
    expect(fitBgNbd([0, 1, 2].map((age) => ({ repeats: 0, recency: 0, age })))).toMatchObject({
      model: null,
      reason: 'no-repeat-purchases',
    });
  });

  test('of two customers, or of people who are all alike, stays finite and says so', () => {
    const alike = Array.from({ length: 50 }, () => ({ repeats: 4, recency: 39, age: 40 }));
    for (const few of [alike.slice(0, 2), alike]) {
      const odd = fitBgNbd(few);
      if (odd.model === null) throw new Error(odd.reason);
      expect(odd.atLimit.length).toBeGreaterThan(0);
      expect(Object.values(odd.model).every((value) => value > 0 && Number.isFinite(value))).toBe(true);
      expect(expectedPurchases(odd.model, { repeats: 4, recency: 39, age: 40 }, 10)).toBeCloseTo(1, 0);
    }
  });
});

test('the value of coming months is discounted month by month', () => {
  const customer = { repeats: 2, recency: 30.43, age: 38.86 };
  const plan = { months: 1, monthLength: 4.345, monthlyDiscount: 0.01, valuePerPurchase: 2 };
  expect(predictedValue(cdnow, customer, plan)).toBeCloseTo(
    (2 * expectedPurchases(cdnow, customer, 4.345)) / 1.01,
    12,
  );
  expect(predictedValue(cdnow, customer, { ...plan, months: 0 })).toBe(0);
  expect(predictedValue(cdnow, customer, { ...plan, months: 9, monthlyDiscount: 0 })).toBeCloseTo(
    2 * expectedPurchases(cdnow, customer, 9 * 4.345),
    12,
  );
});

describe('what is refused', () => {
  test.each([
    [{ repeats: -1, recency: 0, age: 1 }, 'count-not-whole'],
    [{ repeats: 1.5, recency: 0, age: 1 }, 'count-not-whole'],
    [{ repeats: 1, recency: -1, age: 1 }, 'number-out-of-range'],
    [{ repeats: 1, recency: Number.NaN, age: 1 }, 'number-out-of-range'],
    [{ repeats: 1, recency: 0, age: Infinity }, 'number-out-of-range'],
    [{ repeats: 1, recency: 2, age: 1 }, 'inconsistent'],
    [{ repeats: 0, recency: 1, age: 1 }, 'inconsistent'],
  ])('the history %j', (bad, code) => {
    expect(() => fitBgNbd([bad, bad])).toThrow(expect.objectContaining({ code }));
    expect(() => expectedPurchases(cdnow, bad, 1)).toThrow(expect.objectContaining({ code }));
  });
  test.each([0, -1, Number.NaN, Infinity])('a parameter of %d', (r) => {
    expect(() => probabilityAlive({ ...cdnow, r }, { repeats: 0, recency: 0, age: 1 })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
  test.each([-1, Number.NaN, Infinity, 1e9])('a horizon of %d', (t) => {
    expect(() => expectedPurchasesOfNewcomer(cdnow, t)).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
});

/** Customers lived through from their rate and chance to be lost; what they buy after the observation is `later`. */
function simulated(
  { r, alpha, a, b }: BgNbd,
  n: number,
  { observed, ahead }: { observed: number; ahead: number },
) {
  const { uniform, exponential, gamma, beta } = draws(5);
  let later = 0;
  const first = Array.from({ length: n }, (): PurchaseHistory => {
    const rate = gamma(r, alpha);
    const chance = beta(a, b);
    const age = observed * (0.5 + uniform() / 2);
    let [repeats, recency] = [0, 0];
    for (let at = exponential(rate); at <= age + ahead; at += exponential(rate)) {
      if (at <= age) {
        repeats += 1;
        recency = at;
      } else later += 1;
      if (uniform() < chance) break;
    }
    return { repeats, recency, age };
  });
  return { first, later };
}

/** The log-likelihood as it is printed, customer by customer. */
function logLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly PurchaseHistory[]): number {
  const logBeta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y);
  return histories.reduce((sum, { repeats: x, recency, age }) => {
    const alive =
      Math.exp(logBeta(a, b + x) - logBeta(a, b)) * ((alpha + recency) / (alpha + age)) ** (r + x);
    const lost = x === 0 ? 0 : Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b));
    const purchases =
      logGamma(r + x) - logGamma(r) + r * Math.log(alpha) - (r + x) * Math.log(alpha + recency);
    return sum + purchases + Math.log(alive + lost);
  }, 0);
}
