import { indicatorLaws } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import { firstResponseTime } from '../src/first-response-time.ts';

test.each([
  [
    'first-response-time',
    indicatorLaws(firstResponseTime, { replied: [0, 60_000, 60_000, 300_000, 7_200_000] }),
  ],
])('%s obeys the laws of indicators', (_, { checks }) => {
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
