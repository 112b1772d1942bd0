import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverIntervals, keyDrivers, momentsTally, rowMoments, tallyMoments } from '../../src/index.ts';
import { randomSource, shuffled } from '../../src/random.ts';

/** Rows of up to 6 drivers and, last, the outcome, as answers 1..5. */
const rows = fc.integer({ min: 2, max: 7 }).chain((items) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
    minLength: 2,
    maxLength: 25,
  }),
);

function driversOf(answers: readonly (readonly unknown[])[], seed?: number) {
  return keyDrivers(rowMoments(answers), { outcome: (answers[0]?.length ?? 1) - 1, seed });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const coded = (code: string): unknown => expect.objectContaining({ code });

/** Respondents whose answers hang together: a common mood, and the outcome weighing the first drivers more. */
function survey(drivers: number, n: number): number[][] {
  const random = randomSource(drivers);
  return Array.from({ length: n }, () => {
    const mood = random.below(5);
    const answers = Array.from({ length: drivers }, () => mood + random.below(6));
    return [...answers, 2 * (answers[0] ?? 0) + (answers[1] ?? 0) + random.below(12)];
  });
}

describe('the parts of R²', () => {
  test('add up to it, whatever the rows are', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const { rSquared, lmg, relativeWeights, reason } = driversOf(answers);
        if (rSquared === null) {
          expect(reason).toBe('no-variance');
          return;
        }
        expect(rSquared).toBeGreaterThanOrEqual(0);
        expect(rSquared).toBeLessThanOrEqual(1);
        expect(Math.abs(sum(lmg ?? []) - rSquared)).toBeLessThan(1e-9);
        if (relativeWeights !== null) expect(Math.abs(sum(relativeWeights) - rSquared)).toBeLessThan(1e-9);
        expect([...(lmg ?? []), ...(relativeWeights ?? [])].every((part) => part >= 0)).toBe(true);
      }),
    );
  });

  test('move with the drivers', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const turned = answers.map((row) => [...row.slice(0, -1).toReversed(), row.at(-1)]);
        const [a, b] = [driversOf(answers).lmg ?? [], (driversOf(turned).lmg ?? []).toReversed()];
        for (const [i, part] of a.entries()) expect(Math.abs(part - (b[i] ?? Number.NaN))).toBeLessThan(1e-9);
      }),
    );
  });

  test('are all the same thing for drivers without correlation', () => {
    // A 2³ design, y = x1 + 2 x2 without rest.
    const answers = Array.from({ length: 8 }, (_, i) => {
      const [a, b, c] = [i & 1, (i >> 1) & 1, (i >> 2) & 1];
      return [a, b, c, a + 2 * b];
    });
    const result = driversOf(answers);
    expect(result.rSquared).toBeCloseTo(1, 12);
    for (const parts of [result.lmg, result.relativeWeights, result.first, result.last])
      expect(parts?.map((part) => Math.round(part * 1e9) / 1e9)).toEqual([0.2, 0.8, 0]);
    expect(result.vif?.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 1, 1]);
    expect(result.collinear).toEqual([]);
  });

  test('of two drivers are the mean of first and last', () => {
    const { lmg, first, last } = driversOf(survey(2, 40));
    for (const place of [0, 1])
      expect(lmg?.[place]).toBeCloseTo(((first?.[place] ?? 0) + (last?.[place] ?? 0)) / 2, 12);
  });

  test('are read alike from rows and from their tally, wherever the outcome stands', () => {
    const answers = survey(4, 60);
    const group = momentsTally({ items: 5 });
    const moments = tallyMoments(
      group.addAll(
        group.empty(),
        answers.map((row) => row.toReversed()),
      ),
    );
    const fromTally = moments && keyDrivers(moments, { outcome: 0 });
    const fromRows = driversOf(answers);
    expect(fromTally?.n).toBe(60);
    for (const [i, part] of (fromRows.lmg ?? []).entries())
      expect(fromTally?.lmg?.[3 - i]).toBeCloseTo(part, 10);
  });
});

describe('drivers that hang together completely', () => {
  const base = survey(3, 60);

  test('a copy shares what both explain; weights, slopes and VIF are not defined', () => {
    const copied = base.map(([a, b, c, y]) => [a, b, c, a, y]);
    const result = driversOf(copied);
    expect(result).toMatchObject({
      relativeWeights: null,
      vif: null,
      standardizedBeta: null,
      collinear: [3],
    });
    expect(result.rSquared).toBeCloseTo(driversOf(base).rSquared ?? 0, 12);
    expect(result.lmg?.[0]).toBeCloseTo(result.lmg?.[3] ?? 0, 12);
    expect(result.last?.[0]).toBeCloseTo(0, 12);
  });

  test('a constant explains nothing and changes nothing', () => {
    const result = driversOf(base.map(([a, b, c, y]) => [a, 4, b, c, y]));
    const plain = driversOf(base).lmg ?? [];
    expect(result).toMatchObject({ relativeWeights: null, vif: null, collinear: [1] });
    expect(result.lmg?.[1]).toBe(0);
    for (const [i, j] of [0, 2, 3].entries()) expect(result.lmg?.[j]).toBeCloseTo(plain[i] ?? 0, 10);
  });

  test('more drivers than rows explain everything, and say that it is not enough', () => {
    const result = driversOf(survey(8, 5));
    expect(result.rSquared).toBeCloseTo(1, 9);
    expect(sum(result.lmg ?? [])).toBeCloseTo(1, 9);
    expect(result).toMatchObject({ enough: false, relativeWeights: null, vif: null });
    expect(result.collinear).toHaveLength(4);
  });
});

describe('how many rows are enough', () => {
  test.each([
    [3, 49, false],
    [3, 50, true],
    [6, 59, false],
    [6, 60, true],
  ])('%d drivers, %d rows: %s', (drivers, n, enough) => {
    expect(driversOf(survey(drivers, n)).enough).toBe(enough);
  });
});

describe('nothing to compute', () => {
  test.each<[string, unknown[][], string, number]>([
    ['no rows', [], 'too-few-items', 0],
    ['one item', [[1], [2]], 'too-few-items', 2],
    ['one row', [[1, 2]], 'too-few-rows', 1],
    [
      'NaN, infinity and text',
      [
        [1, 2],
        [Number.NaN, 1],
        [1, Infinity],
        ['2', 3],
        [null, 1],
      ],
      'too-few-rows',
      1,
    ],
    [
      'a constant outcome',
      [
        [1, 3],
        [2, 3],
        [5, 3],
      ],
      'no-variance',
      3,
    ],
    [
      'all answers equal',
      [
        [3, 3],
        [3, 3],
      ],
      'no-variance',
      2,
    ],
  ])('%s', (_, answers, reason, n) => {
    const result = keyDrivers(rowMoments(answers), { outcome: (answers[0]?.length ?? 1) - 1 });
    expect(result).toMatchObject({ n, rSquared: null, lmg: null, relativeWeights: null, vif: null, reason });
  });

  test.each([-1, 4, 1.5, Number.NaN])('an outcome at place %d of 4 items', (outcome) => {
    expect(() => keyDrivers(rowMoments(survey(3, 20)), { outcome })).toThrow(coded('number-out-of-range'));
  });
});

describe('many drivers', () => {
  test('twelve within 200 ms, exactly', () => {
    const moments = rowMoments(survey(12, 200));
    const started = performance.now();
    const { lmg, sampled, rSquared } = keyDrivers(moments, { outcome: 12 });
    expect(performance.now() - started).toBeLessThan(200);
    expect(sampled).toBeNull();
    expect(sum(lmg ?? [])).toBeCloseTo(rSquared ?? 0, 10);
  });

  test('more than 15 are sampled, near the exact parts by the error told', () => {
    // A constant beside 15 drivers changes nothing, so the exact parts are known.
    const answers = survey(15, 300);
    const exact = driversOf(answers).lmg ?? [];
    const { lmg, sampled, rSquared } = driversOf(
      answers.map((row) => [7, ...row]),
      42,
    );
    expect(sampled).toMatchObject({ seed: 42, orders: 2000 });
    expect(sum(lmg ?? [])).toBeCloseTo(rSquared ?? 0, 10);
    for (const [i, part] of exact.entries()) {
      const error = sampled?.standardErrors[i + 1] ?? 0;
      expect(error).toBeLessThan(0.01);
      expect(Math.abs(part - (lmg?.[i + 1] ?? 0))).toBeLessThan(5 * error);
    }
  });

  test('the same seed gives the same sample; without one it is refused', () => {
    const moments = rowMoments(survey(16, 100));
    const read = (seed?: number) => keyDrivers(moments, { outcome: 16, seed, orders: 10 }).lmg;
    expect(read(7)).toEqual(read(7));
    expect(read(7)).not.toEqual(read(8));
    expect(() => read()).toThrow(coded('seed-missing'));
    expect(() => read(0.5)).toThrow(coded('seed-invalid'));
    expect(() => keyDrivers(moments, { outcome: 16, seed: 1, orders: 3 })).toThrow(
      coded('number-out-of-range'),
    );
  });
});

describe('bootstrap intervals', () => {
  const answers = survey(3, 80);
  const options = { outcome: 3, seed: 5, level: 0.95 };

  test('hold the parts, and are the same for the same seed', () => {
    const intervals = driverIntervals(answers, options);
    const { lmg, relativeWeights } = driversOf(answers);
    for (const [bounds, parts] of [
      [intervals.lmg, lmg],
      [intervals.relativeWeights, relativeWeights],
    ] as const)
      for (const [i, part] of (parts ?? []).entries()) {
        expect(bounds?.[i]?.[0]).toBeLessThan(part);
        expect(bounds?.[i]?.[1]).toBeGreaterThan(part);
      }
    expect(driverIntervals(answers, options)).toEqual(intervals);
    expect(driverIntervals(answers, { ...options, seed: 6 })).not.toEqual(intervals);
  });

  test('are as wide as theory says for one driver', () => {
    // R² = r², whose standard error is 2 |r| (1 - r²) / √n for normal answers.
    const random = randomSource(1);
    const die = (): number => Array.from({ length: 8 }, () => random.below(11)).reduce((a, b) => a + b, 0);
    const pairs = Array.from({ length: 400 }, () => {
      const x = die();
      return [x, x + die()];
    });
    const r2 = keyDrivers(rowMoments(pairs), { outcome: 1 }).rSquared ?? 0;
    const [low = 0, high = 0] = driverIntervals(pairs, { outcome: 1, seed: 2, level: 0.95 }).lmg?.[0] ?? [];
    const expected = (2 * 1.96 * 2 * Math.sqrt(r2) * (1 - r2)) / Math.sqrt(400);
    expect((high - low) / expected).toBeGreaterThan(0.85);
    expect((high - low) / expected).toBeLessThan(1.15);
  });

  test('are null where there is nothing to resample or it seldom works', () => {
    const none = { lmg: null, relativeWeights: null };
    expect(driverIntervals([], options)).toMatchObject(none);
    expect(driverIntervals([[1, 2, 3, 4]], options)).toMatchObject(none);
    expect(
      driverIntervals(
        answers.map(([a, b, c]) => [a, b, c, 3]),
        options,
      ),
    ).toMatchObject(none);
    const copied = driverIntervals(
      answers.map(([a, b, , y]) => [a, b, a, y]),
      options,
    );
    expect(copied.lmg).toHaveLength(3);
    expect(copied.relativeWeights).toBeNull();
  });

  test('refuse fewer than 1000 resamples, a confidence of 1 and an outcome that is not there', () => {
    expect(() => driverIntervals(answers, { ...options, resamples: 999 })).toThrow(
      coded('number-out-of-range'),
    );
    expect(() => driverIntervals(answers, { ...options, level: 1 })).toThrow(coded('level-out-of-range'));
    expect(() => driverIntervals(answers, { ...options, outcome: 4 })).toThrow(coded('number-out-of-range'));
    expect(() => driverIntervals(answers, { ...options, seed: Number.NaN })).toThrow(coded('seed-invalid'));
    expect(() => driverIntervals([...answers, [1]], options)).toThrow(coded('lengths-differ'));
  });
});

test('shuffled orders are permutations, each as likely as the others', () => {
  const random = randomSource(2026);
  const seen = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw += 1) {
    const order = shuffled(3, random).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect([...seen.keys()].toSorted()).toEqual(['012', '021', '102', '120', '201', '210']);
  // Chi-squared with 5 degrees of freedom: 20.5 is passed once in a thousand.
  const chi2 = [...seen.values()].reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
  expect(chi2).toBeLessThan(20.5);
});
