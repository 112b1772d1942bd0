import { expect, test } from 'vitest';
import { formulaFlaw, parseFormula } from '../../src/index.ts';

test.each([
  ['42', 'without-indicator'],
  ['min(1, 2) > 1 ? 3 : 4', 'without-indicator'],
  ['nps / 0', 'divides-by-zero'],
  ['1 + (has(nps) ? nps : csat % (2 - 2))', 'divides-by-zero'],
  ['csat > nps / -0 ? 1 : 2', 'divides-by-zero'],
  ['coalesce(nps, clamp(csat / min(0, 1), 0, 5))', 'divides-by-zero'],
  ['nps / 2', null],
  ['nps / (csat - csat)', null],
  ['nps / coalesce(csat, 0)', null],
  ['nps / (1 / 0)', 'divides-by-zero'],
  ['0 / nps', null],
])('%s: %s', (text, flaw) => {
  expect(formulaFlaw(parseFormula(text))).toBe(flaw);
});
