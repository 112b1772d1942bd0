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

const minute = 60_000;
const hour = 60 * minute;
const times = (n: number): number[] => Array.from({ length: n }, () => 1);
/** Nothing, three times a quarter of an hour, an hour, two, four, five, nine and a day. */
const waits = [0, ...times(3).map(() => hour / 4), hour, 2 * hour, 4 * hour, 5 * hour, 9 * hour, 24 * hour];

/** Worked out by hand. */
const figures: readonly [key: string, samples: Samples, value: number, parts: Record<string, number>][] = [
  ['first-response-time-mean', { waited: waits }, (45.75 / 10) * hour, {}],
  ['first-response-time-within-4h', { waited: waits }, 0.7, { numerator: 7, denominator: 10 }],
  ['resolution-time-mean', { waited: waits }, (45.75 / 10) * hour, {}],
  [
    'resolution-time-within-48h',
    { waited: [...waits, 72 * hour] },
    10 / 11,
    { numerator: 10, denominator: 11 },
  ],
  ['resolution-rate', { resolved: times(6), opened: times(5) }, 1.2, { numerator: 6, denominator: 5 }],
  ['first-contact-resolution', { first: times(3), later: times(1) }, 0.75, { numerator: 3, denominator: 4 }],
  ['reopen-rate', { reopened: times(1), resolved: times(8) }, 0.125, { numerator: 1, denominator: 8 }],
  ['escalation-rate', { escalated: times(2), opened: times(5) }, 0.4, { numerator: 2, denominator: 5 }],
  ['complaint-rate', { complaints: times(2), orders: times(16) }, 0.125, { numerator: 2, denominator: 16 }],
  [
    'promise-kept-rate',
    { delivered: times(5), deliveredLate: [hour], solved: times(3), solvedLate: times(1) },
    0.8,
    { numerator: 8, denominator: 10 },
  ],
  ['on-time-delivery', { kept: times(9), late: [hour] }, 0.9, { numerator: 9, denominator: 10 }],
  ['defect-rate', { defective: [3, 1], sound: [97, 99] }, 0.02, { numerator: 4, denominator: 200 }],
  ['first-pass-yield', { passed: [90, 99], failed: [10, 1] }, 0.945, { numerator: 189, denominator: 200 }],
  ['failures-per-1000', { faults: [4, 3], units: [1500, 500] }, 3.5, { numerator: 7, denominator: 2000 }],
  [
    'service-contacts-per-customer',
    { served: [{ times: 1 }, { times: 4 }] },
    2.5,
    { numerator: 5, denominator: 2 },
  ],
];

test.each(figures)('%s', (key, samples, value, parts) => {
  const reading = read(key, samples);
  expect(reading.value).toBeCloseTo(value, 9);
  expect(reading.parts).toEqual(parts);
  const { checks } = indicatorLaws(found(key), samples);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

/** From buckets: within 1 %. The middle two of ten are one and two hours, the ninetieth is nine tenths on. */
const quantiles = ['first-response-time', 'resolution-time', 'delivery-time'].flatMap((key) => [
  [key, 1.5 * hour] as const,
  [`${key}-p90`, 10.5 * hour] as const,
]);

test.each(quantiles)('%s', (key, value) => {
  const reading = read(key, { waited: waits });
  expect(Math.abs((reading.value as number) / value - 1)).toBeLessThan(0.01);
});

test('the quantiles obey the laws of indicators', () => {
  for (const [key] of quantiles)
    expect(indicatorLaws(found(key), { waited: waits }).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('another target is another indicator', () => {
  const options = { firstResponseWithinMinutes: 90 };
  expect(loadPlugin(plugin, options, host).indicators.map(({ key }) => key)).toContain(
    'first-response-time-within-90min',
  );
  expect(() => loadPlugin(plugin, { firstResponseWithinMinutes: 0 }, host)).toThrow(
    expect.objectContaining({ code: 'options-invalid' }),
  );
});

test.each([
  ['complaint-rate', { complaints: times(2), orders: [] }, 'no-exposure'],
  ['resolution-rate', { resolved: [], opened: [] }, 'empty'],
  ['first-response-time', { waited: [] }, 'empty'],
  ['first-pass-yield', { passed: [], failed: [] }, 'empty'],
])('%s that cannot be told is null with its reason', (key, samples: Samples, reason) => {
  expect(read(key, samples)).toMatchObject({ value: null, reason });
});

test('one fact is a figure, also where it has no interval yet', () => {
  expect(read('first-response-time', { waited: [hour] })).toMatchObject({ n: 1, interval: null });
  expect(read('on-time-delivery', { kept: times(1) })).toMatchObject({ value: 1, n: 1 });
});

test('that is all it contributes', () => {
  expect(indicators.map(({ key }) => key).toSorted()).toEqual(
    [...figures.map(([key]) => key), ...quantiles.map(([key]) => key)].toSorted(),
  );
});
