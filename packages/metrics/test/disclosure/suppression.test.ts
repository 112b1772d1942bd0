import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountedCell, Summation } from '../../src/index.ts';
import { standingOf, suppressed } from '../../src/index.ts';

describe('what may be made of a figure', () => {
  test.each([
    [0, 'empty'],
    [9, 'hidden'],
    [10, 'indicative'],
    [29, 'indicative'],
    [30, 'solid'],
  ])('of %d answers: %s', (n, standing) => {
    expect(standingOf(n, { minimum: 10 })).toBe(standing);
  });
  test('built-in indicators show a single answer', () => {
    expect(standingOf(1, { minimum: 1 })).toBe('indicative');
    expect(standingOf(5, { minimum: 1, indicativeBelow: 5 })).toBe('solid');
  });
  test.each([-1, 1.5, Number.NaN])('n = %d is refused', (n) => {
    expect(() => standingOf(n, { minimum: 1 })).toThrow(expect.objectContaining({ code: 'count-not-whole' }));
  });
});

/** A parent and its children, each named by its place. */
const family = (...children: number[]): { cells: CountedCell[]; sums: Summation[] } => {
  const parts = children.map((n, i) => ({ id: `c${i}`, n }));
  const total = { id: 'all', n: children.reduce((sum, n) => sum + n, 0) };
  return { cells: [total, ...parts], sums: [{ total: 'all', parts: parts.map(({ id }) => id) }] };
};
const hiddenOf = (cells: CountedCell[], sums: Summation[], minimum = 10) =>
  [...suppressed(cells, sums, minimum)]
    .filter(([, disclosure]) => disclosure !== 'shown' && disclosure !== 'empty')
    .map(([id]) => id);

describe('suppression', () => {
  test('one small cell takes the next smallest with it', () => {
    const { cells, sums } = family(3, 60, 20, 40);
    expect(Object.fromEntries(suppressed(cells, sums, 10))).toEqual({
      all: 'shown',
      c0: 'below-minimum-n',
      c1: 'shown',
      c2: 'protects-others',
      c3: 'shown',
    });
  });
  test('two small cells protect each other, if they are enough together', () => {
    const eight = family(4, 8, 50, 60);
    expect(hiddenOf(eight.cells, eight.sums)).toEqual(['c0', 'c1']);
    const four = family(4, 3, 50, 60);
    expect(hiddenOf(four.cells, four.sums)).toEqual(['c0', 'c1', 'c2']);
  });
  test('nothing small hides nothing', () => {
    const { cells, sums } = family(10, 0, 30);
    expect(Object.fromEntries(suppressed(cells, sums, 10))).toEqual({
      all: 'shown',
      c0: 'shown',
      c1: 'empty',
      c2: 'shown',
    });
  });
  test('an empty cell protects nobody', () => {
    const { cells, sums } = family(3, 0, 30);
    expect(hiddenOf(cells, sums)).toEqual(['c0', 'c2']);
  });
  test('the parent goes where no sibling is left', () => {
    // All of b comes from its one part, which has to protect its small sibling in another summation.
    const cells = [
      { id: 'all', n: 24 },
      { id: 'a', n: 4 },
      { id: 'b', n: 20 },
      { id: 'b1', n: 20 },
    ];
    const sums = [
      { total: 'all', parts: ['a', 'b'] },
      { total: 'b', parts: ['b1'] },
    ];
    expect(hiddenOf(cells, sums)).toEqual(['a', 'b', 'b1']);
    const other = [
      { total: 'all', parts: ['a', 'b1'] },
      { total: 'b', parts: ['b1'] },
    ];
    expect(hiddenOf(cells, other)).toEqual(['a', 'b', 'b1']);
  });
  test("a department's own few answers are protected though they are not shown", () => {
    const cells = [
      { id: 'all', n: 52 },
      { id: 'a', n: 30 },
      { id: 'b', n: 20 },
    ];
    expect(hiddenOf(cells, [{ total: 'all', parts: ['a', 'b'] }])).toEqual(['b']);
  });
  test('a hidden total is not given away by its parts', () => {
    const cells = [
      { id: 'all', n: 103 },
      { id: 'small', n: 3 },
      { id: 'b', n: 40 },
      { id: 'c', n: 60 },
      { id: 'b1', n: 15 },
      { id: 'b2', n: 25 },
    ];
    const sums = [
      { total: 'all', parts: ['small', 'b', 'c'] },
      { total: 'b', parts: ['b1', 'b2'] },
    ];
    expect(hiddenOf(cells, sums)).toEqual(['small', 'b', 'b1']);
  });
  test('two rectangles joined by one cell: that cell is found by no single sum, yet is found', () => {
    // Hidden in rows 1, 2 and columns 1, 2, and in rows 3, 4 and columns 3, 4, and the small cell r2c3 between them.
    const small = new Set(['r1c1', 'r1c2', 'r2c1', 'r2c2', 'r2c3', 'r3c3', 'r3c4', 'r4c3', 'r4c4']);
    const { cells, sums } = table(4, 4, (row, column) => (small.has(`r${row + 1}c${column + 1}`) ? 6 : 50));
    const hidden = new Set(hiddenOf(cells, sums));
    expect([...small].every((id) => hidden.has(id))).toBe(true);
    expect(hidden.size).toBeGreaterThan(small.size);
    expect(recoverable(cells, sums, hidden)).toEqual([]);
    expect(recoverable(cells, sums, small)).toEqual(['r2c3']);
  });
  test.each<[string, CountedCell[], Summation[], string]>([
    [
      'two cells of one id',
      [
        { id: 'a', n: 1 },
        { id: 'a', n: 2 },
      ],
      [],
      'inconsistent',
    ],
    ['an unknown part', [{ id: 'a', n: 1 }], [{ total: 'a', parts: ['b'] }], 'inconsistent'],
    ['an unknown total', [{ id: 'a', n: 1 }], [{ total: 'b', parts: ['a'] }], 'inconsistent'],
    [
      'parts beyond their total',
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ],
      [{ total: 'a', parts: ['b'] }],
      'inconsistent',
    ],
    [
      'a part twice',
      [
        { id: 'a', n: 9 },
        { id: 'b', n: 2 },
      ],
      [{ total: 'a', parts: ['b', 'b'] }],
      'inconsistent',
    ],
    ['a part of itself', [{ id: 'a', n: 9 }], [{ total: 'a', parts: ['a'] }], 'inconsistent'],
    ['a negative n', [{ id: 'a', n: -1 }], [], 'count-not-whole'],
    ['an n that is no number', [{ id: 'a', n: Number.NaN }], [], 'count-not-whole'],
  ])('%s is refused', (_, cells, sums, code) => {
    expect(() => suppressed(cells, sums, 10)).toThrow(expect.objectContaining({ code }));
  });
  test.each([0, Number.NaN, Infinity])('a minimum of %d is refused', (minimum) => {
    expect(() => suppressed([], [], minimum)).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
  test('nothing to show is nothing', () => {
    expect(suppressed([], [], 10).size).toBe(0);
  });
});

describe('no hidden cell can be had from what is shown', () => {
  test('in a tree of departments with answers of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(14)), { minLength: 1, maxLength: 25 }), (nodes) => {
        const { cells, sums } = tree(nodes);
        safe(cells, sums, 10);
      }),
      { numRuns: 400 },
    );
  });
  test('in a table with totals', () => {
    const size = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.array(fc.nat(40), { minLength: 25, maxLength: 25 }),
        (rows, columns, counts) => {
          const { cells, sums } = table(rows, columns, (row, column) => counts[row * 5 + column] ?? 0);
          safe(cells, sums, 10);
        },
      ),
      { numRuns: 400 },
    );
  });
  test('where summations overlap in any way', () => {
    const summation = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 10, maxLength: 10 }),
        fc.array(summation, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 12 }),
        (counts, groups, minimum) => {
          const leaves = counts.map((n, i) => ({ id: `x${i}`, n }));
          const totals = groups.map((parts, i) => ({
            id: `t${i}`,
            n: parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0),
          }));
          const sums = groups.map((parts, i) => ({ total: `t${i}`, parts: parts.map((part) => `x${part}`) }));
          safe([...leaves, ...totals], sums, minimum);
        },
      ),
      { numRuns: 400 },
    );
  });
});

function safe(cells: CountedCell[], sums: Summation[], minimum: number): void {
  const disclosed = suppressed(cells, sums, minimum);
  const hidden = new Set(
    [...disclosed].filter(([, d]) => d === 'below-minimum-n' || d === 'protects-others').map(([id]) => id),
  );
  expect(recoverable(cells, sums, hidden)).toEqual([]);
  const nOf = new Map(cells.map(({ id, n }) => [id, n]));
  for (const { id, n } of cells) {
    if (n > 0 && n < minimum) expect(disclosed.get(id)).toBe('below-minimum-n');
    if (disclosed.get(id) === 'protects-others') expect(n).toBeGreaterThanOrEqual(minimum);
  }
  // Nor do the hidden parts of a shown total add up to a group below the minimum.
  for (const { total, parts } of sums) {
    if (disclosed.get(total) !== 'shown') continue;
    const shown = parts
      .filter((id) => disclosed.get(id) === 'shown')
      .reduce((sum, id) => sum + (nOf.get(id) ?? 0), 0);
    const difference = (nOf.get(total) ?? 0) - shown;
    expect(difference === 0 || difference >= minimum).toBe(true);
  }
  if (
    cells.every(({ n }) => n === 0 || n >= minimum) &&
    sums.every((sum) => restOf(sum, nOf) === 0 || restOf(sum, nOf) >= minimum)
  )
    expect(hidden.size).toBe(0);
}

function restOf({ total, parts }: Summation, nOf: ReadonlyMap<string, number>): number {
  return (nOf.get(total) ?? 0) - parts.reduce((sum, id) => sum + (nOf.get(id) ?? 0), 0);
}

/** Each node hangs on an earlier one and has answers of its own. */
function tree(nodes: readonly (readonly [parent: number, own: number])[]): {
  cells: CountedCell[];
  sums: Summation[];
} {
  const parents = nodes.map(([parent], i) => (i === 0 ? -1 : parent % i));
  const n = nodes.map(([, own]) => own);
  for (let i = nodes.length - 1; i > 0; i -= 1) n[parents[i] ?? 0] = (n[parents[i] ?? 0] ?? 0) + (n[i] ?? 0);
  const cells = n.map((count, i) => ({ id: `d${i}`, n: count }));
  const sums = cells
    .map(({ id }, i) => ({
      total: id,
      parts: cells.filter((_, j) => parents[j] === i).map((cell) => cell.id),
    }))
    .filter(({ parts }) => parts.length > 0);
  return { cells, sums };
}

/** Cells r1c1 to r9c9, totals of rows and columns, and the total of all. */
function table(
  rows: number,
  columns: number,
  count: (row: number, column: number) => number,
): { cells: CountedCell[]; sums: Summation[] } {
  const cells: CountedCell[] = [];
  const sums: Summation[] = [];
  const add = (total: string, parts: readonly string[]): void => {
    const n = parts.reduce((sum, id) => sum + (cells.find((cell) => cell.id === id)?.n ?? 0), 0);
    if (!cells.some(({ id }) => id === total)) cells.push({ id: total, n });
    sums.push({ total, parts });
  };
  const row = Array.from({ length: rows }, (_, i) => i);
  const column = Array.from({ length: columns }, (_, i) => i);
  for (const r of row) for (const c of column) cells.push({ id: `r${r + 1}c${c + 1}`, n: count(r, c) });
  for (const r of row)
    add(
      `r${r + 1}`,
      column.map((c) => `r${r + 1}c${c + 1}`),
    );
  for (const c of column)
    add(
      `c${c + 1}`,
      row.map((r) => `r${r + 1}c${c + 1}`),
    );
  add(
    'all',
    row.map((r) => `r${r + 1}`),
  );
  add(
    'all',
    column.map((c) => `c${c + 1}`),
  );
  return { cells, sums };
}

const prime = 2_147_483_647n;

/**
 * The hidden cells that the shown ones determine, found another way than in the package: a cell is determined when asking
 * for it adds nothing to the rank of the equations, here modulo a prime. What a total has beyond its parts is unknown.
 */
function recoverable(
  cells: readonly CountedCell[],
  sums: readonly Summation[],
  hidden: ReadonlySet<string>,
): string[] {
  const nOf = new Map(cells.map(({ id, n }) => [id, n]));
  const unknowns = [...hidden, ...sums.map((_, i) => `rest ${i}`)];
  const rows = sums.map((sum, i) =>
    unknowns.map((name) => {
      if (name === `rest ${i}`) return restOf(sum, nOf) > 0 ? -1n : 0n;
      if (name === sum.total) return 1n;
      return sum.parts.includes(name) ? -1n : 0n;
    }),
  );
  const rank = rankOf(rows);
  return [...hidden].filter(
    (id) => rankOf([...rows, unknowns.map((name) => (name === id ? 1n : 0n))]) === rank,
  );
}

function rankOf(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => row.map((entry) => ((entry % prime) + prime) % prime));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = rows.findIndex((row, i) => i >= rank && row[column] !== 0n);
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows[at] = rows[rank] ?? [];
    rows[rank] = pivot;
    const inverse = power(pivot[column] ?? 0n, prime - 2n);
    for (let i = rank + 1; i < rows.length; i += 1) {
      const factor = ((rows[i]?.[column] ?? 0n) * inverse) % prime;
      if (factor !== 0n)
        rows[i] = (rows[i] ?? []).map(
          (entry, j) => (((entry - factor * (pivot[j] ?? 0n)) % prime) + prime) % prime,
        );
    }
    rank += 1;
  }
  return rank;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [b, e] = [base, exponent]; e > 0n; b = (b * b) % prime, e /= 2n)
    if (e % 2n === 1n) result = (result * b) % prime;
  return result;
}
