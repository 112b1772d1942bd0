import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateFormula, parseFormula } from '../../src/index.ts';
import { expressions, partNames } from './expressions.ts';

const valueOf = (text: string, values: Record<string, number | null> = {}) =>
  evaluateFormula(parseFormula(text), values);

const number = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const values = fc.record(Object.fromEntries(partNames.map((name) => [name, number])));

test('is what JavaScript makes of the same numbers, and null where that is not finite', () => {
  fc.assert(
    fc.property(expressions({ smooth: false }), values, ({ text, at }, given) => {
      const expected = at(given);
      const { value, reason } = valueOf(text, given);
      if (Number.isNaN(expected)) {
        expect(value).toBeNull();
        expect(['division-by-zero', 'not-finite']).toContain(reason);
      } else {
        expect(value).toBe(expected + 0);
        expect(reason).toBeUndefined();
      }
    }),
    { numRuns: 1000 },
  );
});

describe('worked by hand', () => {
  test.each<[string, number]>([
    ['1/2', 0.5],
    ['7 % 4', 3],
    ['-7 % 4', -3],
    ['2 - 3 - 4', -5],
    ['-2 * -3', 6],
    ['0 * -5', 0],
    ['1 < 2 && !(2 < 1) || 1 > 2 ? 10 : 20', 10],
    ['(1 < 2 ? 1 > 2 : 1 == 1) ? 10 : 20', 20],
    ['1 > 2 ? 1 : 2 > 1 ? 3 : 4', 3],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['abs(-2.5)', 2.5],
    ['pow(2, 10)', 1024],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(2.675, 2)', 2.67],
    ['round(1234.5678, 2)', 1234.57],
    ['clamp(120, 0, 100) + clamp(-1, 0, 100) + clamp(5, 0, 100)', 105],
    ['rescale(35, -100, 100)', 67.5],
    ['rescale(2, 1, 7)', 100 / 6],
    ['rescale(2, 7, 1)', 500 / 6],
    ['rescale(8, 1, 7)', 100],
    ['rescale(0, 1, 7)', 0],
    ['exp(log(5))', 5],
  ])('%s is %d', (text, expected) => {
    expect(valueOf(text).value).toBeCloseTo(expected, 12);
  });
});

describe('what is missing', () => {
  const given = { nps: 30, csat: null };
  test.each<[string, number | null, string?]>([
    ['nps + csat', null, 'part-missing'],
    ['nps + never_given', null, 'part-missing'],
    ['0 * csat', null, 'part-missing'],
    ['has(csat) ? csat : nps', 30],
    ['!has(csat) && has(nps) ? 1 : 0', 1],
    ['coalesce(csat, 5)', 5],
    ['coalesce(nps, csat)', 30],
    ['coalesce(csat, ces)', null, 'part-missing'],
    ['coalesce(csat + nps, 5)', 5],
    ['coalesce(nps / 0, 5)', null, 'division-by-zero'],
    ['nps > 0 ? nps : csat', 30],
    ['nps < 0 ? nps : csat', null, 'part-missing'],
    ['csat > 0 ? 1 : 1', null, 'part-missing'],
    ['csat > 0 && nps < 0 ? 1 : 2', 2],
    ['nps < 0 && csat > 0 ? 1 : 2', 2],
    ['csat > 0 || nps > 0 ? 1 : 2', 1],
    ['csat > 0 || nps < 0 ? 1 : 2', null, 'part-missing'],
    ['!(csat > 0) ? 1 : 2', null, 'part-missing'],
    ['min(nps, csat)', null, 'part-missing'],
    ['csat + 1 / 0', null, 'part-missing'],
    ['1 / 0 + csat', null, 'division-by-zero'],
    ['1 % 0', null, 'division-by-zero'],
    ['0 / 0', null, 'division-by-zero'],
    ['sqrt(0 - nps)', null, 'not-finite'],
    ['log(0)', null, 'not-finite'],
    ['exp(1000)', null, 'not-finite'],
    ['1 / exp(1000)', null, 'not-finite'],
    ['pow(0, -1)', null, 'not-finite'],
    ['rescale(pow(10, 307), 0, 1)', null, 'not-finite'],
  ])('%s', (text, value, reason) => {
    expect(valueOf(text, given)).toEqual(reason === undefined ? { value } : { value, reason });
  });
});

test('a value that is none is refused, not computed with', () => {
  expect(() => valueOf('nps', { nps: Number.NaN })).toThrow(
    expect.objectContaining({ code: 'number-out-of-range' }),
  );
});
