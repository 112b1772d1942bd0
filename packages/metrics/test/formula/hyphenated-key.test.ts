import { expect, test } from 'vitest';
import { hyphenatedKey } from '../../src/index.ts';

const keys = ['nps', 'ces', 'ces-2010', 'csat-percent', 'csat-percent-top', 'my-idx', 'in-time'];

test.each([
  ['ces-2010', 'ces-2010', 0],
  ['1 + csat-percent * 2', 'csat-percent', 4],
  ['csat-percent-top', 'csat-percent-top', 0],
  ['nps-ces-2010', 'ces-2010', 4],
  ['max(my-idx + 1, 2)', 'my-idx', 4],
  ['in-time', 'in-time', 0],
])('%s is written with %s at %i', (text, key, position) => {
  expect(hyphenatedKey(text, keys)).toEqual({ key, position });
});

test.each([
  'ces_2010',
  'ces - 2010',
  'nps-ces',
  'ces-20101',
  'ces-2010.5',
  'xces-2010',
  '1e-3 * nps',
  'ces -2010',
])('%s subtracts', (text) => {
  expect(hyphenatedKey(text, keys)).toBeNull();
});
