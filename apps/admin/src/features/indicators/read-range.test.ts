import { expect, it } from 'vitest';
import { readGrains, readRange } from './read-range.ts';

const [days, months] = [{ wholeMonths: false }, { wholeMonths: true }];

it.each([
  // The whole months within the days chosen …
  ['2026-08-25', '2026-11-22', '2026-09-01', '2026-10-31'],
  ['2026-01-01', '2026-03-31', '2026-01-01', '2026-03-31'],
  ['2025-12-31', '2026-02-28', '2026-01-01', '2026-02-28'],
  // … or the last one that was over.
  ['2026-10-24', '2026-11-22', '2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-22', '2026-10-01', '2026-10-31'],
  ['2026-11-05', '2026-11-30', '2026-11-01', '2026-11-30'],
])('%s to %s is read by months as %s to %s', (from, to, first, last) => {
  expect(readRange(months, { from, to })).toEqual({ from: first, to: last });
  expect(readRange(days, { from, to })).toEqual({ from, to });
});

it('draws whole months one by one', () => {
  expect(readGrains(months, { from: '2026-01-01', to: '2026-01-31' })).toEqual(['month']);
});
