import type { Host, Indicator } from '@attune/plugin-sdk';
import { loadPlugin } from '@attune/plugin-sdk';
import { figureOf, indicatorLaws, type SamplesFor } from '@attune/plugin-sdk/testing';
import { expect, test } from 'vitest';
import plugin from '../src/index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const host: Host = { log: quiet, clock: { now: () => new Date(0) } };
const { indicators } = loadPlugin(plugin, {}, host);

type Samples = SamplesFor<Indicator['inputs']>;

const found = (key: string) => indicators.find((indicator) => indicator.key === key) as Indicator;

const read = (key: string, samples: Samples) => figureOf(found(key), samples);

const times = (n: number): number[] => Array.from({ length: n }, () => 1);
/** More than a number counts to. */
const beyond = 9_007_199_254_740_993n;

/** Worked out by hand. */
const figures: readonly [key: string, samples: Samples, value: number, parts: Record<string, number>][] = [
  ['revenue', { ordered: [10_000, 25_000, 1] }, 35_001, {}],
  [
    'average-order-value',
    { ordered: [10_000, 20_000, 60_000] },
    30_000,
    { numeratorAmount: 90_000, denominator: 3 },
  ],
  [
    'net-revenue-per-order',
    { ordered: [10_000, 20_000, 60_000], cancelled: [20_000], returned: [10_000] },
    20_000,
    { numeratorAmount: 60_000, denominator: 3 },
  ],
  [
    'acquisition-cost',
    { spent: [10_000, 5000, -1000], won: times(4) },
    3500,
    { numeratorAmount: 14_000, denominator: 4 },
  ],
  ['return-rate', { returned: times(1), placed: times(8) }, 0.125, { numerator: 1, denominator: 8 }],
  ['return-rate-units', { returned: [1, 2], ordered: [4, 8] }, 0.25, { numerator: 3, denominator: 12 }],
  [
    'return-rate-value',
    { returned: [2500], ordered: [4000, 6000] },
    0.25,
    { numeratorAmount: 2500, denominatorAmount: 10_000 },
  ],
  [
    'refund-share',
    { returned: [2500], cancelled: [500], ordered: [4000, 6000] },
    0.3,
    { numeratorAmount: 3000, denominatorAmount: 10_000 },
  ],
  ['cancellation-rate', { cancelled: times(1), placed: times(4) }, 0.25, { numerator: 1, denominator: 4 }],
  [
    'repeat-purchase-rate',
    { buyers: [{ times: 1 }, { times: 2 }, { times: 5 }, { times: 1 }] },
    0.5,
    { numerator: 2, denominator: 4 },
  ],
  [
    'purchase-frequency',
    { buyers: [{ times: 1 }, { times: 2 }, { times: 5 }, { anonymous: 3 }, { times: 2 }] },
    2.5,
    { numerator: 10, denominator: 4 },
  ],
  [
    'spend-per-customer',
    {
      buyers: [
        { times: 1, amount: 1000 },
        { times: 3, amount: 5000 },
      ],
    },
    3000,
    { numeratorAmount: 6000, denominator: 2 },
  ],
];

test.each(figures)('%s', (key, samples, value, parts) => {
  const reading = read(key, samples);
  expect(reading.value).toBeCloseTo(value, 9);
  expect(reading.parts).toEqual(parts);
  const { checks } = indicatorLaws(found(key), samples);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('that is all it contributes', () => {
  expect(indicators.map(({ key }) => key).toSorted()).toEqual(figures.map(([key]) => key).toSorted());
});

test('sums far beyond 2^53 are exact before they are divided', () => {
  expect(read('return-rate-value', { returned: [beyond], ordered: [beyond, beyond] }).value).toBe(0.5);
  const one = read('average-order-value', { ordered: [beyond, beyond + 2n] });
  expect(one.value).toBe(Number(beyond + 1n));
  expect(read('revenue', { ordered: [10n ** 400n] })).toMatchObject({ value: null, reason: 'overflow' });
});

test.each([
  ['acquisition-cost', { spent: [100], won: [] }, 'no-exposure'],
  ['acquisition-cost', { spent: [], won: times(3) }, 'empty'],
  ['return-rate', { returned: times(1), placed: [] }, 'no-exposure'],
  ['return-rate-value', { returned: [100], ordered: [] }, 'no-exposure'],
  ['average-order-value', { ordered: [] }, 'empty'],
])('%s that cannot be told is null with its reason', (key, samples: Samples, reason) => {
  expect(read(key, samples)).toMatchObject({ value: null, reason });
});

test('one order has a mean and no interval', () => {
  expect(read('average-order-value', { ordered: [700] })).toMatchObject({ value: 700, n: 1, interval: null });
});
