import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormulaProblem } from '../../src/index.ts';
import { FormulaError, formulaFunctions, MetricsError, parseFormula } from '../../src/index.ts';

function refusal(text: string): FormulaError {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`not refused: ${text.slice(0, 80)}`);
}

test('the names of a formula are sorted, each once', () => {
  expect(parseFormula('0.6 * nps + csat_top_box - nps')).toMatchObject({
    text: '0.6 * nps + csat_top_box - nps',
    names: ['csat_top_box', 'nps'],
  });
});

test('a formula is plain data: a copy of it is as good', () => {
  const formula = parseFormula(
    'has(nps) && nps > 0 ? rescale(nps, -100, 100) : coalesce(ces, round(csat, 1))',
  );
  expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
});

describe('refused, with what and where', () => {
  test.each<[string, FormulaProblem, number | null]>([
    ['', 'empty', null],
    [' \n ', 'empty', null],
    ['nps +', 'incomplete', 5],
    ['min(nps, ces', 'incomplete', 12],
    ['nps ces', 'unexpected', 4],
    ['nps = 1', 'unexpected', 4],
    ['（nps）', 'unexpected', 0],
    ['nps + 💥', 'unexpected', 6],
    ['nps + 满意度', 'unexpected', 6],
    ["'nps", 'unexpected', 0],
    ['1 + "nps"', 'not-allowed', 4],
    ['true ? 1 : 2', 'not-allowed', 0],
    ['null', 'not-allowed', 0],
    ['1u', 'not-allowed', 0],
    ['[nps]', 'not-allowed', 0],
    ['{1: nps}', 'not-allowed', 0],
    ['nps.value', 'not-allowed', 0],
    ['nps[0]', 'not-allowed', 0],
    ['nps.map(x, x)', 'not-allowed', 0],
    ['nps in ces', 'not-allowed', 0],
    ['size(nps)', 'function-unknown', 0],
    ['toString(nps)', 'function-unknown', 0],
    ['min(nps)', 'arguments-differ', 0],
    ['1 + sqrt(nps, 2)', 'arguments-differ', 4],
    ['nps > 0', 'number-needed', 0],
    ['1 + has(nps)', 'number-needed', 4],
    ['nps < ces < 5', 'number-needed', 0],
    ['nps ? 1 : 2', 'condition-needed', 0],
    ['!nps ? 1 : 2', 'condition-needed', 1],
    ['has(nps + 1) ? 1 : 2', 'name-invalid', 4],
    ['NPS', 'name-invalid', 0],
    ['nps__a', 'name-invalid', 0],
    ['_nps', 'name-invalid', 0],
    ['if', 'reserved-name', 0],
    ['__proto__', 'reserved-name', 0],
    ['constructor', 'reserved-name', 0],
    ['1e400', 'number-invalid', 0],
    ['clamp(nps, ces, 1)', 'constant-needed', 11],
    ['clamp(nps, 2, 1)', 'bounds-invalid', 0],
    ['rescale(nps, 2, 2)', 'bounds-invalid', 0],
    ['round(nps, 0.5)', 'bounds-invalid', 11],
    ['a+b+c+d+e+f+g+h+i+j+k+l+m', 'too-many-names', null],
    [`${'('.repeat(30)}1${')'.repeat(30)}`, 'too-deep', 30],
    [Array.from({ length: 101 }, () => '1').join('+'), 'too-large', 0],
    ['1'.repeat(999), 'number-invalid', 0],
    ['1'.repeat(1001), 'too-long', null],
  ])('%s', (text, problem, position) => {
    const error = refusal(text);
    expect(error).toBeInstanceOf(MetricsError);
    expect(error).toMatchObject({ code: 'formula-invalid', status: 422, problem, position });
    expect(error.message).toMatch(/^The formula cannot be used\. \(.{10,}\)$/);
    expect(error.message.length).toBeLessThan(250);
  });
});

test('the largest that is allowed is read', () => {
  expect(parseFormula(`${'('.repeat(29)}1${')'.repeat(29)}`).names).toEqual([]);
  expect(parseFormula(Array.from({ length: 100 }, () => 'a').join('+')).names).toEqual(['a']);
  expect(parseFormula('a+b+c+d+e+f+g+h+i+j+k+l').names).toHaveLength(12);
  expect(parseFormula(`nps${' '.repeat(997)}`).names).toEqual(['nps']);
});

test('whatever is written, it is a formula or refused', () => {
  const texts = `nps ces 1 0.5 1e9 0x " ' \` \\ // 💥 （ 满 ( ) [ ] { } , . ? : - ! + * / % < == && || in null true has( min(`;
  const calls = `cel.bind( .map( constructor __proto__ b" r'`;
  const piece = fc.constantFrom(...`${texts} ${calls}`.split(' '), ' ', '\n', '\0', '\ud800');
  const hostile = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.tuple(piece, fc.integer({ min: 1, max: 10_000 })).map(([text, times]) => text.repeat(times)),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      try {
        parseFormula(text);
      } catch (error) {
        expect(error).toBeInstanceOf(FormulaError);
        expect(error).toMatchObject({ code: 'formula-invalid' });
      }
    }),
    { numRuns: 300 },
  );
});

test('every function an editor offers is there, and helps in both languages', () => {
  const body = (name: string) => (name === 'has' ? 'has(nps) ? 1 : 0' : null);
  for (const { name, least, help } of formulaFunctions) {
    const args = ['nps', '1', '2'].slice(0, least).join(', ');
    expect(parseFormula(body(name) ?? `${name}(${args})`).names).toEqual(['nps']);
    expect(help.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(help.en).toMatch(/\.$/);
  }
});
