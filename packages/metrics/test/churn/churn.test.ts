import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boostedProbability,
  boostedTrees,
  calibration,
  churnFeatures,
  churnRows,
  classifierQuality,
  factsBefore,
  logisticProbability,
  logisticRegression,
  reliabilityBins,
  rocAuc,
} from '../../src/index.ts';
import { draws } from '../simulate.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const truths = (labels: readonly number[]) => labels.map((label) => label === 1);

describe('facts before a cut-off', () => {
  const fact = (at: number, kind = 'order', customer = 'a') => ({ customer, at, kind });
  test.each([100, 101, Number.NaN, Infinity])('a fact at %d of cut-off 100 is refused', (at) => {
    expect(() => factsBefore([fact(1), fact(at)], 100)).toThrow();
  });
  test('a later one by name', () => {
    expect(() => factsBefore([fact(100)], 100)).toThrow(code('fact-after-cut-off'));
    expect(() => factsBefore([], Number.NaN)).toThrow(code('number-out-of-range'));
  });

  const plan = { kinds: ['order', 'complaint'], windows: [10, 30], halfLife: 20 };
  test('become counts in windows and a freshness per kind', () => {
    const past = factsBefore(
      [fact(95), fact(90), fact(80), fact(60), fact(99, 'chat'), fact(99, 'order', 'z')],
      100,
    );
    expect(churnFeatures(past, [{ customer: 'a', since: 40 }], plan)).toEqual({
      names: [
        'tenure',
        'order.count.10',
        'order.count.30',
        'order.freshness',
        'complaint.count.10',
        'complaint.count.30',
        'complaint.freshness',
      ],
      rows: [[60, 2, 3, 2 ** -0.25, 0, 0, 0]],
    });
  });
  test('labels come from the horizon, of those who were there at the cut-off', () => {
    const spans = [
      { customer: 'stays', since: 0, lostAt: null },
      { customer: 'lost in it', since: 0, lostAt: 100 },
      { customer: 'lost after it', since: 0, lostAt: 130 },
      { customer: 'lost before', since: 0, lostAt: 99 },
      { customer: 'came later', since: 100, lostAt: null },
    ];
    const past = factsBefore([fact(5)], 100);
    const rows = churnRows(past, spans, { ...plan, horizon: 30, observedUntil: 130 });
    expect(rows.customers).toEqual(['stays', 'lost in it', 'lost after it']);
    expect(rows.labels).toEqual([false, true, false]);
    expect(churnRows(past, spans, { ...plan, horizon: 30, observedUntil: 129 }).rows).toEqual([]);
    expect(() =>
      churnRows(past, [{ customer: 'x', since: 5, lostAt: 4 }], { ...plan, horizon: 30, observedUntil: 130 }),
    ).toThrow(code('inconsistent'));
    expect(() => churnFeatures(past, [{ customer: 'x', since: 101 }], plan)).toThrow(code('inconsistent'));
    expect(() => churnFeatures(past, [], { ...plan, halfLife: 0 })).toThrow(code('number-out-of-range'));
  });
});

describe('logistic regression', () => {
  test('recovers known coefficients within their standard errors; the truth is never likelier', () => {
    const { normal, uniform } = draws(3);
    const truth = [-1, 0.8, -0.5];
    const rows = Array.from({ length: 5000 }, () => [100 + 10 * normal(), normal() / 100]);
    const oddsOf = ([x = 0, y = 0]: readonly number[]) => -1 + 0.8 * ((x - 100) / 10) - 0.5 * (100 * y);
    const labels = rows.map((row) => uniform() < 1 / (1 + Math.exp(-oddsOf(row))));
    const fit = logisticRegression({ rows, labels });
    if (fit.model === null) throw new Error(fit.reason);
    expect(Math.abs((fit.terms[0]?.estimate ?? 0) - 0.08)).toBeLessThan(
      4 * (fit.terms[0]?.standardError ?? 0),
    );
    expect(Math.abs((fit.terms[1]?.estimate ?? 0) + 50)).toBeLessThan(4 * (fit.terms[1]?.standardError ?? 0));
    expect(fit.terms.map(({ perDeviation }) => Math.round(10 * perDeviation) / 10)).toEqual([
      truth[1],
      truth[2],
    ]);
    expect(fit.terms.every(({ p }) => p !== null && p < 1e-6)).toBe(true);
    // The score equations: as many lost as predicted.
    const { model } = fit;
    const predicted = rows.reduce((sum, row) => sum + logisticProbability(model, row), 0);
    expect(predicted).toBeCloseTo(fit.positives, 6);
  });

  const overlap = {
    rows: [
      [1, 2],
      [2, 1],
      [3, 5],
      [4, 3],
      [5, 8],
      [6, 4],
    ],
    labels: truths([0, 0, 0, 1, 1, 1]),
  };
  test('separation is a reason, and a ridge mends it (scikit-learn 1.9.1 with C = 1 on standardised features)', () => {
    expect(logisticRegression(overlap)).toEqual({ model: null, n: 6, positives: 3, reason: 'separated' });
    const fit = logisticRegression(overlap, { ridge: 1 });
    if (fit.model === null) throw new Error(fit.reason);
    expect(fit.model.coefficients[0]).toBeCloseTo(0.62347605, 6);
    expect(fit.model.coefficients[1]).toBeCloseTo(0.13900273, 6);
    expect(fit.model.intercept).toBeCloseTo(-2.72453216, 6);
    expect(fit.terms[0]).toMatchObject({ standardError: null, interval: null, p: null });
  });
  test('so is a feature that only the lost have, among others that overlap', () => {
    const { normal, uniform } = draws(8);
    const labels = Array.from({ length: 300 }, () => uniform() < 0.3);
    const rows = labels.map((lost, i) => [normal() + (lost ? 0.5 : 0), lost && i % 7 === 0 ? 1 : 0]);
    expect(logisticRegression({ rows, labels })).toMatchObject({ reason: 'separated' });
    expect(logisticRegression({ rows, labels }, { ridge: 1 }).model).not.toBeNull();
    expect(logisticRegression({ rows: rows.map(([x = 0]) => [x]), labels }).model).not.toBeNull();
  });
  test('almost separated is not separated', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i]);
    const labels = rows.map((_, i) => (i < 20 && i !== 18) || i === 21);
    const fit = logisticRegression({ rows, labels });
    expect(fit.model?.coefficients[0]).toBeLessThan(-0.3);
  });
  test('constant, doubled or too many features are collinear; a ridge mends that too', () => {
    const labels = truths([0, 1, 0, 1, 1, 0]);
    for (const rows of [
      labels.map((_, i) => [i, 7.3]),
      labels.map((_, i) => [i, 3 * i]),
      labels.map((_, i) => labels.map((_, j) => (i === j ? 1 : 0))),
    ]) {
      expect(logisticRegression({ rows, labels })).toMatchObject({ model: null, reason: 'collinear' });
      expect(logisticRegression({ rows, labels }, { ridge: 1 }).model).not.toBeNull();
    }
  });
  test('nobody, one customer or one class have no model', () => {
    expect(logisticRegression({ rows: [], labels: [] })).toMatchObject({ n: 0, reason: 'too-few-rows' });
    expect(logisticRegression({ rows: [[1]], labels: [true] })).toMatchObject({
      n: 1,
      reason: 'too-few-rows',
    });
    for (const label of [true, false])
      expect(logisticRegression({ rows: [[1], [2]], labels: [label, label] })).toMatchObject({
        reason: 'one-class',
      });
  });
  test('without features it is the share of positives', () => {
    const fit = logisticRegression({ rows: [[], [], [], []], labels: truths([1, 0, 0, 0]) });
    expect(fit.model?.intercept).toBeCloseTo(Math.log(1 / 3), 9);
    if (fit.model !== null) expect(fit.logLikelihood).toBeCloseTo(fit.nullLogLikelihood, 9);
  });
  test.each([
    [{ rows: [[Number.NaN], [1]], labels: [true, false] }, 'number-out-of-range'],
    [{ rows: [[Infinity], [1]], labels: [true, false] }, 'number-out-of-range'],
    [{ rows: [[1], [1, 2]], labels: [true, false] }, 'lengths-differ'],
    [{ rows: [[1], [2]], labels: [true] }, 'lengths-differ'],
  ])('refuses %j', (data, wanted) => {
    expect(() => logisticRegression(data)).toThrow(code(wanted));
  });
});

describe('judging predictions', () => {
  const labels = truths([0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0]);
  const scores = [0.1, 0.4, 0.35, 0.8, 0.8, 0.9, 0.2, 0.7, 0.3, 0.6, 0.2, 0.5];

  test("AUC with DeLong's error, from the definition over all pairs", () => {
    const result = rocAuc({ scores, labels }, 0.95);
    expect(result?.auc).toBeCloseTo(0.7222222222222222, 12);
    expect(result?.standardError).toBeCloseTo(0.16005400323208815, 12);
    expect(result?.interval?.[1]).toBe(1);
  });
  test('calibration slope and intercepts (statsmodels 0.15.0)', () => {
    const result = calibration({ scores, labels });
    if ('reason' in result) throw new Error(result.reason);
    expect(result.slope).toBeCloseTo(0.7330025, 6);
    expect(result.intercept).toBeCloseTo(0.04478346, 6);
    expect(result.inTheLarge).toBeCloseTo(0.06819731, 6);
  });
  test('a perfect order has no error to speak of; one of a kind neither', () => {
    expect(rocAuc({ scores: [1, 2, 3, 4], labels: truths([0, 0, 1, 1]) }, 0.95)).toMatchObject({
      auc: 1,
      interval: null,
    });
    expect(rocAuc({ scores: [1, 2, 3], labels: truths([0, 1, 0]) }, 0.95)).toEqual({
      auc: 0.5,
      standardError: null,
      interval: null,
    });
  });
  test('one class or nobody: what compares is null', () => {
    const one = classifierQuality({ scores: [0.2, 0.3], labels: [false, false] });
    expect(one).toMatchObject({ n: 2, positives: 0, auc: null, averagePrecision: null });
    expect(one.top).toEqual({ count: 1, lift: null, capture: null });
    expect(one.brier).toBeCloseTo(0.065, 12);
    expect(classifierQuality({ scores: [], labels: [] })).toMatchObject({
      n: 0,
      auc: null,
      brier: null,
      logLoss: null,
      calibrationError: null,
      top: null,
    });
    expect(calibration({ scores: [0.2, 0.3], labels: [false, false] })).toEqual({ reason: 'one-class' });
    expect(calibration({ scores: [0.2, 0.2], labels: [false, true] })).toEqual({ reason: 'collinear' });
    expect(calibration({ scores: [0, 1], labels: [false, true] })).toEqual({ reason: 'separated' });
  });
  test('certainty that is wrong costs a lot, not infinitely much', () => {
    const { logLoss } = classifierQuality({ scores: [0, 1], labels: [true, false] });
    expect(logLoss).toBeCloseTo(52 * Math.LN2, 9);
  });
  test('bins hold every prediction once', () => {
    const bins = reliabilityBins({ scores: [0, 0.05, 0.1, 1], labels: truths([0, 1, 0, 1]) });
    expect(bins).toMatchObject([
      { from: 0, count: 2, predicted: 0.025, observed: 0.5 },
      { from: 0.1, count: 1, observed: 0 },
      { from: 0.9, count: 1, predicted: 1, observed: 1 },
    ]);
  });
  test('AUC is the chance to be placed right, and turns round with the scores', () => {
    const scored = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), label: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(scored, (all) => {
        const labels = all.map(({ label }) => label);
        const result = rocAuc({ scores: all.map(({ score }) => score), labels }, 0.95);
        const [lost, stayed] = [all.filter(({ label }) => label), all.filter(({ label }) => !label)];
        expect(result === null).toBe(lost.length === 0 || stayed.length === 0);
        if (result === null) return;
        const wins = lost.flatMap((a) =>
          stayed.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)),
        );
        expect(result.auc).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 12);
        const turned = rocAuc({ scores: all.map(({ score }) => -score), labels }, 0.95);
        expect(turned?.auc).toBeCloseTo(1 - result.auc, 12);
      }),
    );
  });
  test.each([-0.1, 1.1, Number.NaN, Infinity])('a probability of %d is refused', (p) => {
    expect(() => classifierQuality({ scores: [p], labels: [true] })).toThrow(code('number-out-of-range'));
    expect(() => calibration({ scores: [p], labels: [true] })).toThrow(code('number-out-of-range'));
  });
  test('lists of two lengths are refused', () => {
    expect(() => rocAuc({ scores: [1], labels: [] }, 0.95)).toThrow(code('lengths-differ'));
  });
});

/** A month's hazard as in the synthetic enterprise: low satisfaction, an open ticket, and late × monthly contract. */
function months(seed: number, n: number) {
  const { normal, uniform } = draws(seed);
  const rows: number[][] = [];
  const labels: boolean[] = [];
  const probabilities: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const [theta, ticket, late, monthly] = [
      normal(),
      Number(uniform() < 0.2),
      Number(uniform() < 0.4),
      Number(uniform() < 0.5),
    ];
    const odds = -2.5 + 0.7 * -theta + 1.2 * ticket - 0.6 * late + 2.6 * late * monthly - 0.8 * monthly;
    const p = 1 / (1 + Math.exp(-odds));
    rows.push([theta, ticket, late, monthly, normal()]);
    labels.push(uniform() < p);
    probabilities.push(p);
  }
  return { rows, labels, probabilities };
}

describe('boosted trees', () => {
  const learned = months(1, 10_000);
  const judged = months(2, 10_000);
  const fit = boostedTrees(learned, { seed: 4 });
  if (fit.model === null) throw new Error(fit.reason);
  const { model } = fit;
  const aucOf = (scores: readonly number[]) => rocAuc({ scores, labels: judged.labels }, 0.95)?.auc ?? 0;
  const scores = judged.rows.map((row) => boostedProbability(model, row));

  test('come within 0.02 of the AUC of the true probabilities, above logistic regression, and are calibrated', () => {
    const logistic = logisticRegression(learned).model;
    if (logistic === null) throw new Error('no logistic model');
    const plain = aucOf(judged.rows.map((row) => logisticProbability(logistic, row)));
    expect(aucOf(scores)).toBeGreaterThan(aucOf(judged.probabilities) - 0.02);
    expect(aucOf(scores)).toBeGreaterThan(plain + 0.01);
    expect(classifierQuality({ scores, labels: judged.labels }).calibrationError).toBeLessThan(0.03);
    const line = calibration({ scores, labels: judged.labels });
    expect('slope' in line && Math.abs(line.slope - 1)).toBeLessThan(0.2);
  });
  test('know what mattered', () => {
    expect(fit.importance.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(fit.importance[4]).toBeLessThan(Math.min(...fit.importance.slice(0, 4)));
  });
  test('are the same for the same seed, and plain data', () => {
    const few = { rows: learned.rows.slice(0, 600), labels: learned.labels.slice(0, 600) };
    const again = [9, 9, 10].map((seed) => boostedTrees(few, { seed, mostTrees: 20 }));
    expect(again[0]).toEqual(again[1]);
    expect(again[0]).not.toEqual(again[2]);
    expect(JSON.parse(JSON.stringify(again[0]))).toEqual(again[0]);
  });
  test('learn nothing where there is nothing to learn', () => {
    const { uniform } = draws(6);
    const rows = Array.from({ length: 4000 }, () => [uniform(), uniform()]);
    const noise = boostedTrees({ rows, labels: rows.map(() => uniform() < 0.3) }, { seed: 1 });
    const spread = rows.map((row) => (noise.model ? boostedProbability(noise.model, row) : 0));
    expect(Math.max(...spread) - Math.min(...spread)).toBeLessThan(0.15);
  });
  test('ask a missing value its own question', () => {
    const { uniform } = draws(12);
    const rows = Array.from({ length: 3000 }, () => [uniform() < 0.3 ? null : uniform()]);
    const labels = rows.map(([value]) => uniform() < (value === null ? 0.8 : 0.1));
    const missing = boostedTrees({ rows, labels }, { seed: 1 });
    if (missing.model === null) throw new Error(missing.reason);
    expect(boostedProbability(missing.model, [null])).toBeCloseTo(0.8, 1);
    expect(boostedProbability(missing.model, [0.5])).toBeCloseTo(0.1, 1);
  });
  test('have a reason where there is no model', () => {
    expect(boostedTrees({ rows: [], labels: [] }, { seed: 1 })).toMatchObject({ reason: 'too-few-rows' });
    expect(boostedTrees({ rows: [[1]], labels: [true] }, { seed: 1 })).toMatchObject({
      reason: 'too-few-rows',
    });
    expect(boostedTrees({ rows: [[1], [2]], labels: [true, true] }, { seed: 1 })).toMatchObject({
      reason: 'one-class',
    });
    const two = boostedTrees({ rows: [[1], [2]], labels: [true, false] }, { seed: 1 });
    expect(two.model && boostedProbability(two.model, [1])).toBeCloseTo(0.5, 9);
  });
  test.each([
    [{ rows: [[Number.NaN], [1]], labels: [true, false] }, { seed: 1 }, 'number-out-of-range'],
    [{ rows: [[1], [1, 2]], labels: [true, false] }, { seed: 1 }, 'lengths-differ'],
    [{ rows: [[1], [2]], labels: [true] }, { seed: 1 }, 'lengths-differ'],
    [{ rows: [[1], [2]], labels: [true, false] }, { seed: 0.5 }, 'seed-invalid'],
    [{ rows: [[1], [2]], labels: [true, false] }, { seed: 1, depth: 0 }, 'number-out-of-range'],
    [{ rows: [[1], [2]], labels: [true, false] }, { seed: 1, learningRate: 2 }, 'number-out-of-range'],
  ])('refuse %j with %j', (data, options, wanted) => {
    expect(() => boostedTrees(data, options)).toThrow(code(wanted));
  });
});
