import { expect, it } from 'vitest';
import { rulerScale } from './ruler-scale.ts';

it('shows a narrow interval as narrow', () => {
  expect(rulerScale({ value: 40, low: 38, high: 42, previous: null })).toEqual({
    value: 50,
    low: 30,
    high: 70,
    previous: null,
  });
});

it('is wide enough for the earlier value', () => {
  const { previous, low, high } = rulerScale({ value: 40, low: 38, high: 42, previous: 60 });
  expect(previous).toBeGreaterThan(high);
  expect(previous).toBeLessThanOrEqual(100);
  expect(high - low).toBeLessThan(20);
});
