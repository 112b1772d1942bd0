import { indicatorLaws } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import { recommendationIntent } from '../src/recommendation-intent.ts';

test.each([
  [
    'recommendation-intent',
    indicatorLaws(recommendationIntent, { recommend: [10, 9, 8, 6, 0, 7, 'superseded'] }),
  ],
])('%s obeys the laws of indicators', (_, { checks }) => {
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
