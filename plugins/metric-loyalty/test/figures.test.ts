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

const moved = (
  [
    [80, 'stayed'],
    [20, 'lost'],
    [30, 'joined'],
    [4, 'joined-and-lost'],
  ] as const
).flatMap(([n, movement]) => times(n).map(() => movement));

/** Worked out by hand. */
const figures: readonly [key: string, samples: Samples, value: number, parts: Record<string, number>][] = [
  ['recommendation-intent', { recommend: [10, 9, 8, 6, 0, 7, 9, 10, 'superseded'] }, 0.5, { willing: 4 }],
  ['repurchase-intent', { again: [5, 4, 3, 1, 'skipped'] }, 0.5, { willing: 2 }],
  // 100 at the start, 110 at the end, 30 of them new, and 4 that came and went.
  ['retention', { subscriptions: moved }, 0.8, { numerator: 80, denominator: 100 }],
  ['churn', { subscriptions: moved }, 0.2, { numerator: 20, denominator: 100 }],
  ['renewal-rate', { renewed: times(9), cancelled: times(1) }, 0.9, { numerator: 9, denominator: 10 }],
  [
    'net-revenue-retention',
    { renewed: [600, 200], expansion: [300], contraction: [50], lost: [200] },
    1.05,
    { numeratorAmount: 1050, denominatorAmount: 1000 },
  ],
  [
    'gross-revenue-retention',
    { renewed: [600, 200], expansion: [300], contraction: [50], lost: [200] },
    0.75,
    { numeratorAmount: 750, denominatorAmount: 1000 },
  ],
  ['cli', { loyalty: [100, 80, 35, 1, 'incomplete'] }, 54, {}],
  ['subscriptions-started', { started: times(4) }, 4, {}],
  ['subscriptions-renewed', { renewed: times(3) }, 3, {}],
  ['subscriptions-cancelled', { cancelled: times(2) }, 2, {}],
  ['active-customers', { active: [{ times: 4 }, { times: 1 }, { anonymous: 2 }] }, 2, {}],
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

const untold: readonly [key: string, samples: Samples, reason: string][] = [
  ['net-revenue-retention', { renewed: [100], contraction: [200] }, 'inconsistent'],
  ['gross-revenue-retention', {}, 'empty'],
  ['renewal-rate', {}, 'empty'],
  ['retention', { subscriptions: ['joined', 'joined-and-lost'] }, 'empty'],
  ['churn', {}, 'empty'],
];

test.each(untold)('%s that cannot be told is null with its reason', (key, samples, reason) => {
  expect(read(key, samples)).toMatchObject({ value: null, reason });
});
