import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alphaReading,
  cronbachAlpha,
  mcdonaldOmega,
  momentsTally,
  omegaReading,
  rowMoments,
  tallyMoments,
} from '../../src/index.ts';

const items = fc.integer({ min: 2, max: 6 });
/** Rows of answers 1..5. */
const rows = items.chain((k) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: k, maxLength: k }), {
    minLength: 2,
    maxLength: 30,
  }),
);
const alphaOf = (answers: readonly (readonly unknown[])[]) => cronbachAlpha(rowMoments(answers), 0.95);
const omegaOf = (answers: readonly (readonly unknown[])[]) => mcdonaldOmega(rowMoments(answers));

function tallied(answers: readonly (readonly number[])[]) {
  const { addAll, empty } = momentsTally({ items: answers[0]?.length ?? 1 });
  return addAll(empty(), answers);
}

function near(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
}

/** Six people on three items that hang together. */
const sixPeople = [
  [1, 2, 3],
  [2, 2, 1],
  [4, 3, 5],
  [5, 5, 4],
  [3, 4, 4],
  [1, 1, 2],
];

describe('moments', () => {
  test('of a tally are those of its rows', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const [fromTally, fromRows] = [tallyMoments(tallied(answers)), rowMoments(answers)];
        expect(fromTally).toMatchObject({ n: fromRows.n, items: fromRows.items, dropped: 0 });
        for (const [i, mean] of fromRows.means.entries()) near(fromTally?.means[i] ?? null, mean);
        for (const [i, row] of (fromRows.covariances ?? []).entries())
          for (const [j, x] of row.entries()) near(fromTally?.covariances?.[i]?.[j] ?? null, x);
      }),
    );
  });

  test('stay exact where the numbers are large beside their spread', () => {
    const large = 2 ** 52;
    const answers = [
      [large, large + 3],
      [large + 1, large + 1],
      [large + 2, large + 2],
    ];
    const expected = [
      [1, -0.5],
      [-0.5, 1],
    ];
    expect(tallyMoments(tallied(answers))?.covariances).toEqual(expected);
    expect(rowMoments(answers).covariances).toEqual(expected);
  });

  test('are null while a removal has come before its add, even where the rest hides it', () => {
    const { add, remove, empty } = momentsTally({ items: 2 });
    const early = remove(add(add(empty(), [1, 2]), [2, 1]), [5, 5]);
    expect(tallyMoments(early)).toBeNull();
    expect(tallyMoments(remove(empty(), 'skipped'))).toBeNull();
    expect(tallyMoments(remove(add(empty(), [1, 2]), [2, 1]))).toBeNull();
    expect(alphaReading(early)).toMatchObject({ value: null, reason: 'unsettled' });
    expect(omegaReading(early)).toMatchObject({ value: null, reason: 'unsettled' });
  });

  test('of numbers whose squares are beyond floating point are refused', () => {
    expect(() =>
      rowMoments([
        [1e200, 1],
        [-1e200, 2],
      ]),
    ).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
    const huge = 10n ** 200n;
    const { addAll, empty } = momentsTally({ items: 1 });
    expect(() => tallyMoments(addAll(empty(), [[huge], [-huge]]))).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
});

describe("Cronbach's alpha", () => {
  test('does not depend on the order of the items nor on what is added to one', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -100, max: 100 }), (answers, shift) => {
        const changed = answers.map((row) => row.map((x, i) => (i === 0 ? x + shift : x)).toReversed());
        near(alphaOf(changed).alpha, alphaOf(answers).alpha);
      }),
    );
  });

  test('is at most 1, and 1 for copies of one item', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        expect(alphaOf(answers).alpha ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        const copies = answers.map(([x]) => [x, x, x]);
        const { alpha, reason } = alphaOf(copies);
        if (alpha === null) expect(reason).toBe('no-variance');
        else near(alpha, 1);
      }),
    );
  });

  test('of two items is the Spearman-Brown formula where they vary alike', () => {
    const answers = [
      [1, 2],
      [2, 1],
      [3, 4],
      [4, 3],
    ];
    // r = 0.6
    expect(alphaOf(answers).alpha).toBeCloseTo((2 * 0.6) / 1.6, 14);
    expect(alphaOf(answers).standardized).toBeCloseTo(0.75, 14);
  });

  test('names the items that run against the others', () => {
    const turned = [
      [1, 2, 5],
      [2, 1, 4],
      [3, 3, 3],
      [4, 5, 1],
      [5, 4, 2],
    ];
    const { alpha, reversed } = alphaOf(turned);
    expect(alpha).toBeLessThan(0);
    expect(reversed).toContain(2);
  });

  test('of a group with a constant item has no standardised form', () => {
    const { alpha, standardized, itemTotal } = alphaOf([
      [1, 1, 3],
      [2, 3, 3],
      [3, 2, 3],
    ]);
    expect(alpha).toBeCloseTo(0.5, 12);
    expect(standardized).toBeNull();
    expect(itemTotal[2]).toBeNull();
  });

  test.each<[string, unknown[][], string]>([
    ['no rows', [], 'too-few-items'],
    ['one item', [[1], [2]], 'too-few-items'],
    ['one row', [[1, 2]], 'too-few-rows'],
    [
      'one row left',
      [
        [1, 2],
        [1, null],
        [Number.NaN, 2],
        ['3', Infinity],
      ],
      'too-few-rows',
    ],
    [
      'all answers equal',
      [
        [3, 3],
        [3, 3],
      ],
      'no-variance',
    ],
    [
      'a constant sum',
      [
        [1.1, 4.9],
        [2.3, 3.7],
        [5.9, 0.1],
      ],
      'no-variance',
    ],
  ])('is null with %s', (_, answers, reason) => {
    expect(alphaOf(answers)).toMatchObject({ alpha: null, interval: null, reason });
  });

  test('reads from a tally with its interval, and what was excluded', () => {
    const group = momentsTally({ items: 2 });
    const tally = group.addAll(group.empty(), [[1, 2], [2, 1], [3, 4], [4, 3], 'skipped']);
    const reading = alphaReading(tally, { level: 0.9 });
    expect(reading).toMatchObject({
      n: 4,
      excluded: { skipped: 1 },
      interval: { method: 'feldt', level: 0.9 },
    });
    expect(reading.value).toBeCloseTo(0.75, 14);
    expect(alphaReading(group.empty())).toMatchObject({ value: null, n: 0, reason: 'empty' });
    expect(alphaReading(group.add(group.empty(), [1, 2]))).toMatchObject({ reason: 'too-few-rows' });
  });

  test('refuses a confidence of 1', () => {
    expect(() => cronbachAlpha(rowMoments([[1, 2]]), 1)).toThrow(
      expect.objectContaining({ code: 'level-out-of-range' }),
    );
  });
});

/** Rows with exactly these correlations: the rows of a square root of the matrix, of mean 0 by their negatives. */
function rowsWith(root: readonly (readonly number[])[]): number[][] {
  const columns = (root[0] ?? []).map((_, column) => root.map((row) => row[column] ?? 0));
  return columns.flatMap((row) => [row, row.map((x) => -x)]);
}

describe("McDonald's omega", () => {
  test('of data that one factor explains without rest finds that factor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.2, max: 0.9, noNaN: true }), { minLength: 3, maxLength: 7 }),
        (loadings) => {
          const root = loadings.map((loading, i) => [
            loading,
            ...loadings.map((_, j) => (i === j ? Math.sqrt(1 - loading * loading) : 0)),
          ]);
          const result = omegaOf(rowsWith(root));
          expect(result.heywood).toBeNull();
          for (const [i, loading] of (result.loadings ?? []).entries())
            expect(loading).toBeCloseTo(loadings[i] ?? 0, 7);
          const common = loadings.reduce((sum, x) => sum + x, 0) ** 2;
          const unique = loadings.reduce((sum, x) => sum + 1 - x * x, 0);
          expect(result.standardized).toBeCloseTo(common / (common + unique), 7);
          expect(result.ofObservedVariance).toBeCloseTo(result.omega ?? 0, 7);
        },
      ),
    );
  });

  test('flags a Heywood case: r12 r13 / r23 is above 1, so the factor is item 1', () => {
    // Correlations 0.9, 0.8 and 0.5.
    const l32 = (0.5 - 0.72) / Math.sqrt(0.19);
    const root = [
      [1, 0, 0],
      [0.9, Math.sqrt(0.19), 0],
      [0.8, l32, Math.sqrt(1 - 0.64 - l32 * l32)],
    ];
    const result = omegaOf(rowsWith(root));
    expect(result.heywood).toBe(0);
    expect(result.loadings?.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 0.9, 0.8]);
    expect(result.uniquenesses?.[0]).toBe(0);
    expect(result.standardized).toBeCloseTo(2.7 ** 2 / (2.7 ** 2 + 0.19 + 0.36), 12);
  });

  test('of items without any correlation is 0, not a Heywood case', () => {
    const result = omegaOf(
      rowsWith([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    );
    expect(result).toMatchObject({ omega: 0, standardized: 0, heywood: null, reason: null });
  });

  test('does not depend on the scale of an item, standardised', () => {
    const scaled = sixPeople.map(([x = 0, y, z]) => [1000 * x - 7, y, z]);
    near(omegaOf(scaled).standardized, omegaOf(sixPeople).standardized);
  });

  test('is finite for any rows, or null with a reason', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const { omega, standardized, loadings, reason } = omegaOf(answers);
        if (omega === null) expect(reason).not.toBeNull();
        else
          for (const x of [omega, standardized ?? 0, ...(loadings ?? [])]) expect(x).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each<[string, number[][], string]>([
    [
      'two items',
      [
        [1, 2],
        [2, 1],
        [2, 3],
      ],
      'too-few-items',
    ],
    ['one row', [[1, 2, 3]], 'too-few-rows'],
    [
      'two rows',
      [
        [1, 2, 3],
        [2, 3, 5],
      ],
      'identical-items',
    ],
    [
      'a constant item',
      [
        [1, 2, 3],
        [2, 1, 3],
        [2, 3, 3],
      ],
      'no-variance',
    ],
    [
      'a copied item',
      [
        [1, 1, 3],
        [2, 2, 1],
        [5, 5, 3],
        [4, 4, 9],
      ],
      'identical-items',
    ],
  ])('is null with %s', (_, answers, reason) => {
    expect(omegaOf(answers)).toMatchObject({ omega: null, loadings: null, heywood: null, reason });
  });

  test('reads from a tally', () => {
    const reading = omegaReading(tallied(sixPeople));
    near(reading.value, omegaOf(sixPeople).omega);
    expect(reading).toMatchObject({ n: 6, interval: null });
    expect(omegaReading(momentsTally({ items: 3 }).empty())).toMatchObject({ value: null, reason: 'empty' });
    expect(
      omegaReading(
        tallied([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toMatchObject({ value: null, reason: 'too-few-items' });
  });
});
