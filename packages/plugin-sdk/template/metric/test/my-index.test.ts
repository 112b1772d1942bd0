import { figureOf, indicatorLaws } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import { indicator } from '../src/my-index.ts';

const samples = { answers: [5, 4, 4, 2, 1, 'skipped'] } as const;

test('it reads what was worked out by hand', () => {
  expect(figureOf(indicator, samples)).toMatchObject({ value: 3.2, n: 5, excluded: { skipped: 1 } });
});

test('it obeys the laws of indicators', () => {
  const { checks } = indicatorLaws(indicator, samples);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
