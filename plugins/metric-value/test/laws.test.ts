import { indicatorLaws } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import { cancellationRate } from '../src/cancellation-rate.ts';

test.each([
  ['cancellation-rate', indicatorLaws(cancellationRate, { cancelled: [1, 1], placed: [1, 1, 1, 1, 1] })],
])('%s obeys the laws of indicators', (_, { checks }) => {
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
