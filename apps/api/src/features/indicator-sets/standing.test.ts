import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const between = (low: number, high: number) => ({ low, high, level: 0.95, method: 'wilson' });

test.each([
  [55, between(51, 60), 'good'],
  [55, between(50, 60), 'good'],
  [55, between(49, 60), 'uncertain'],
  [30, between(20, 45), 'watch'],
  [30, between(10, 60), 'uncertain'],
  [5, between(-10, 19), 'bad'],
  // An adjusted interval may leave its own value out: then nothing is certain.
  [50, between(44, 49), 'uncertain'],
])('%d with %j is %s where higher is better', (value, interval, standing) => {
  expect(standingOf({ value, interval }, { good: 50, watch: 20 }, 'higher-is-better')).toEqual({ standing });
  // The same upside down.
  const turned = { value: -value, interval: between(-interval.high, -interval.low) };
  expect(standingOf(turned, { good: -50, watch: -20 }, 'lower-is-better')).toEqual({ standing });
});

test('nothing is said without a value, thresholds, a better end or an interval', () => {
  const thresholds = { good: 50, watch: 20 };
  const figure = { value: 60, interval: between(55, 65) };
  const why = (...asked: Parameters<typeof standingOf>) => standingOf(...asked).standingReason;
  expect(why({ value: null, interval: null }, thresholds, 'higher-is-better')).toBe('no-value');
  expect(why(figure, null, 'higher-is-better')).toBe('no-thresholds');
  expect(why(figure, thresholds, 'neutral')).toBe('no-thresholds');
  expect(why({ ...figure, interval: null }, thresholds, 'higher-is-better')).toBe('no-interval');
});
