import { expect, it } from 'vitest';
import { valueAxis } from './value-axis.ts';

const point = (value: number, half: number) => ({ value, low: value - half, high: value + half });

it('starts quantities at 0', () => {
  expect(valueAxis([point(900, 10), point(1180, 10)], [], null)).toEqual({
    min: 0,
    max: 1250,
    step: 250,
    zoomed: false,
  });
});

it('zooms a score on round numbers, and says so', () => {
  expect(valueAxis([point(41.2, 2.3), point(35, 3)], [null], [-100, 100])).toEqual({
    min: 30,
    max: 45,
    step: 2.5,
    zoomed: true,
  });
});

it('never leaves what the value can be', () => {
  const axis = valueAxis([point(0.98, 0.01), point(0.55, 0.1)], [1], [0, 1]);
  expect(axis.max).toBe(1);
  expect(axis.min).toBeGreaterThanOrEqual(0);
});

it('holds a single value and none at all', () => {
  expect(valueAxis([point(4, 0)], [], [1, 5])).toMatchObject({ zoomed: true });
  expect(valueAxis([], [], [1, 5])).toEqual({ min: 1, max: 5, step: 4, zoomed: false });
});

it('steps times by round times', () => {
  const hour = 3_600_000;
  const axis = (hours: number) => valueAxis([point(hours * hour, 0)], [], null, true);
  expect(axis(6.8)).toMatchObject({ min: 0, max: 8 * hour, step: 2 * hour });
  expect(axis(1.2)).toMatchObject({ max: 1.25 * hour, step: hour / 4 });
});
