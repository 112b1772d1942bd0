import { valuesQuery } from '@attune/contracts';
import { expect, test } from 'vitest';
import type { Library } from '../indicator-definitions/library.ts';
import { isDivisible } from './divisible.ts';

/** Per indicator, its versions: the least n of each, and what its formula reads. */
const known: Readonly<Record<string, readonly { minimumN: number; reads?: readonly string[] }[]>> = {
  plain: [{ minimumN: 1 }],
  guarded: [{ minimumN: 10 }],
  'once-guarded': [{ minimumN: 10 }, { minimumN: 1 }],
  sum: [{ minimumN: 1, reads: ['plain', 'gone'] }],
  'sum-of-guarded': [{ minimumN: 1, reads: ['plain', 'guarded'] }],
  'sum-of-sums': [{ minimumN: 1, reads: ['sum', 'sum-of-guarded'] }],
  itself: [{ minimumN: 1, reads: ['itself'] }],
};
const library = {
  keys: () => Object.keys(known),
  versions: (key: string) =>
    known[key]?.map(({ minimumN, reads }) => ({
      minimumN,
      method: reads
        ? { kind: 'formula', parts: reads.map((indicator) => ({ name: indicator, indicator })) }
        : { kind: 'reading' },
    })),
} as unknown as Library;
const year = valuesQuery.parse({ from: '2026-01-01', to: '2026-12-31' });

test.each([
  ['plain', true],
  ['guarded', false],
  ['once-guarded', false],
  ['sum', true],
  ['sum-of-guarded', false],
  ['sum-of-sums', false],
  ['itself', true],
])('%s may be read period by period: %s', (key, wanted) => {
  expect(isDivisible(library, key, year)).toBe(wanted);
});

test('weighted figures are read at once', () => {
  expect(isDivisible(library, 'plain', { ...year, weighting: 'by-region' })).toBe(false);
});
