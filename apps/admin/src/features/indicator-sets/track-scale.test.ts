import { expect, it } from 'vitest';
import { trackScale } from './track-scale.ts';

const figure = {
  value: 50,
  interval: { low: 40, high: 60 },
  target: 60,
  thresholds: { good: 60, watch: 40 },
  polarity: 'higher-is-better' as const,
};

it('places figure, interval, target and zones on one line, in order', () => {
  const scale = trackScale(figure);
  expect(scale?.value).toBeCloseTo(50);
  expect(scale?.interval?.high).toBe(scale?.target);
  expect(scale?.zones.map(({ zone }) => zone)).toEqual(['bad', 'watch', 'good']);
  expect(scale?.zones.map(({ from }) => from)).toEqual([0, scale?.interval?.low, scale?.interval?.high]);
});

it('turns the zones round where lower is better', () => {
  const scale = trackScale({ ...figure, thresholds: { good: 40, watch: 60 }, polarity: 'lower-is-better' });
  expect(scale?.zones.map(({ zone }) => zone)).toEqual(['good', 'watch', 'bad']);
});

it('has a line for a single point, and none for nothing', () => {
  const nothing = { value: null, interval: null, target: null, thresholds: null };
  expect(trackScale({ ...figure, ...nothing, value: 3 })?.value).toBe(50);
  expect(trackScale({ ...figure, ...nothing })).toBeNull();
});
