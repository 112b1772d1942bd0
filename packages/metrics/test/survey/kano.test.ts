import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KanoCounts } from '../../src/index.ts';
import {
  kano,
  kanoBetter,
  kanoCategory,
  kanoCategoryShare,
  kanoOfTally,
  kanoScale,
  kanoScore,
  kanoShare,
  kanoShareChange,
  kanoWorse,
  kanoWorseChange,
  scoreTally,
  tallyKano,
} from '../../src/index.ts';

const counts = (some: Partial<KanoCounts>): KanoCounts => ({ A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0, ...some });
const coded = (code: string): unknown => expect.objectContaining({ code });

test('the evaluation table, functional answers down, dysfunctional across', () => {
  const table = [1, 2, 3, 4, 5].map((f) => [1, 2, 3, 4, 5].map((d) => kanoCategory(f, d)).join(''));
  expect(table).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']);
});

test.each([
  [0, 1],
  [1, 6],
  [1.5, 2],
  [null, 1],
  ['1', 1],
  [Number.NaN, 1],
  [1, Infinity],
])('the answers %j and %j have no category', (functional, dysfunctional) => {
  expect(kanoCategory(functional, dysfunctional)).toBeNull();
  expect(kanoScore(functional, dysfunctional)).toBeNull();
});

test('a stored category is its fixed place', () => {
  expect(
    [
      [1, 2],
      [1, 5],
      [2, 5],
      [3, 3],
      [5, 1],
      [1, 1],
    ].map(([f, d]) => kanoScore(f, d)),
  ).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('the reading', () => {
  test("a worked example: Berger's rule sides with the kinds that matter, the mode with the largest", () => {
    // 35 of 100 are indifferent, but 60 care, most of them as one-dimensional.
    const result = kano(counts({ A: 15, O: 25, M: 20, I: 35, R: 3, Q: 2 }));
    expect(result).toMatchObject({ n: 100, mode: 'I', berger: 'O', wordingDoubtful: false });
    expect(result.better).toBeCloseTo(40 / 95, 14);
    expect(result.worse).toBeCloseTo(-45 / 95, 14);
    // Top two 35 and 25: 10 is less than 1.65 √(60 · 140 / 200) = 10.69.
    expect(result.clear).toBe(false);
    expect(kano(counts({ A: 14, O: 25, M: 20, I: 36, R: 3, Q: 2 })).clear).toBe(true);
  });

  test('ties go to what is missed most', () => {
    expect(kano(counts({ A: 2, O: 2, M: 2 }))).toMatchObject({ mode: 'M', berger: 'M' });
    expect(kano(counts({ A: 2, O: 2 }))).toMatchObject({ mode: 'O', berger: 'O' });
    expect(kano(counts({ I: 2, A: 2 }))).toMatchObject({ mode: 'A', berger: 'I' });
    expect(kano(counts({ Q: 2, R: 2 }))).toMatchObject({ mode: 'R', berger: 'R' });
  });

  test('without answers, and without any that count, nothing is 0', () => {
    const nothing = {
      mode: null,
      berger: null,
      better: null,
      worse: null,
      clear: null,
      wordingDoubtful: null,
    };
    expect(kano(counts({}))).toMatchObject({ n: 0, ...nothing });
    expect(kano(counts({ R: 3, Q: 1 }))).toMatchObject({ better: null, worse: null, wordingDoubtful: true });
    expect(kano(counts({ A: 1 }))).toMatchObject({ better: 1, worse: 0, clear: false });
    expect(Object.is(kano(counts({ A: 1 })).worse, 0)).toBe(true);
  });

  test('is the same from a tally, however the answers were split, and bounded', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })));
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const [left, right, both] = [tallyKano(a), tallyKano(b), tallyKano([...a, ...b])];
        expect(scoreTally(kanoScale).merge(left.tally, right.tally)).toEqual(both.tally);
        expect(left.invalid + right.invalid).toBe(both.invalid);
        const result = kanoOfTally(both.tally);
        expect((result?.n ?? 0) + both.invalid).toBe(a.length + b.length);
        expect(result?.better ?? 0).toBeGreaterThanOrEqual(0);
        expect((result?.better ?? 0) - (result?.worse ?? 0)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('refuses counts that are none, and a tally on another scale; waits for an unsettled one', () => {
    expect(() => kano(counts({ A: 0.5 }))).toThrow(coded('count-not-whole'));
    expect(() => kano(counts({ A: Number.NaN }))).toThrow(coded('count-not-whole'));
    expect(() => kanoOfTally(scoreTally({ min: 1, max: 5 }).empty())).toThrow(coded('scales-differ'));
    const { remove, empty } = scoreTally(kanoScale);
    expect(kanoOfTally(remove(empty(), 1))).toBeNull();
  });
});

describe('shares read from a tally', () => {
  const { addAll, empty, remove } = scoreTally(kanoScale);
  const tally = addAll(empty(), [1, 2, 2, 3, 4, 4, 5, 6, 'skipped']);

  test('are those of the counts, with an interval', () => {
    const { better, worse } = kano(counts({ A: 1, O: 2, M: 1, I: 2, R: 1, Q: 1 }));
    expect(kanoShare(tally, kanoBetter)).toMatchObject({ value: better, n: 6, excluded: { skipped: 1 } });
    expect(kanoWorse(tally)).toMatchObject({ value: worse, n: 6 });
    expect(kanoShare(tally, kanoCategoryShare('I'))).toMatchObject({ value: 0.25, n: 8 });
    const { interval } = kanoWorse(tally);
    expect([interval?.method, (interval?.low ?? 0) < -0.5, (interval?.high ?? 0) > -0.5]).toEqual([
      'wilson',
      true,
      true,
    ]);
  });

  test('say why there is none', () => {
    expect(kanoShare(empty(), kanoBetter)).toMatchObject({ value: null, n: 0, reason: 'empty' });
    expect(kanoShare(addAll(empty(), [5, 6]), kanoBetter)).toMatchObject({
      value: null,
      reason: 'no-exposure',
    });
    expect(kanoWorse(remove(empty(), 1))).toMatchObject({ value: null, reason: 'unsettled' });
    expect(() => kanoShare(scoreTally({ min: 1, max: 5 }).empty(), kanoBetter)).toThrow(
      coded('scales-differ'),
    );
  });

  test('change as shares do', () => {
    const later = addAll(empty(), [2, 2, 2, 3]);
    expect(kanoShareChange({ before: tally, after: later }, kanoBetter)?.difference).toBe(0.75 - 0.5);
    expect(kanoWorseChange({ before: tally, after: later })?.difference).toBe(-1 + 0.5);
    expect(kanoWorseChange({ before: empty(), after: later })).toBeNull();
  });
});
