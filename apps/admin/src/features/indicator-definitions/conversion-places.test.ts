import { expect, it } from 'vitest';
import {
  choiceOf,
  choicesOf,
  inUse,
  nearestTable,
  placesOf,
  suggestedConversion,
} from './conversion-places.ts';

const scale = (min: number, max: number) => ({ min, max });
const five = { min: 1, max: 5, anyScale: false };
const to = (...found: Parameters<typeof placesOf>) => placesOf(...found)?.map((place) => place.to);

it('leaves the same scale as it is, and says nothing of another until somebody does', () => {
  expect(to(null, scale(1, 5), five)).toEqual([1, 2, 3, 4, 5]);
  expect(to(null, scale(0, 10), five)).toBeUndefined();
});

it('stretches end to end, turns round, and marks what lands between two points', () => {
  expect(to({ kind: 'linear' }, scale(1, 3), five)).toEqual([1, 3, 5]);
  expect(to({ kind: 'reversed' }, scale(1, 3), five)).toEqual([5, 3, 1]);
  const seven = placesOf({ kind: 'linear' }, scale(1, 7), five);
  expect(seven?.map(({ exact }) => exact)).toEqual([true, false, false, true, false, false, true]);
});

it('takes any place where the reading does', () => {
  const hundred = { min: 0, max: 100, anyScale: true };
  expect(placesOf(null, scale(1, 7), hundred)?.every(({ exact }) => exact)).toBe(true);
});

it('marks a table that leaves the scale or is too short', () => {
  const places = placesOf({ kind: 'table', points: [1, 9] }, scale(1, 3), five);
  expect(places?.map(({ exact }) => exact)).toEqual([true, false, false]);
});

it('suggests the least that is right', () => {
  expect(suggestedConversion(scale(1, 5), five)).toBeNull();
  expect(suggestedConversion(scale(1, 3), five)).toEqual({ kind: 'linear' });
  expect(suggestedConversion(scale(0, 10), five)).toEqual(nearestTable(scale(0, 10), five));
  expect(nearestTable(scale(1, 7), five)).toEqual({ kind: 'table', points: [1, 2, 2, 3, 4, 4, 5] });
});

it('tells what a reading does by itself like what somebody chose', () => {
  const hundred = { min: 0, max: 100, anyScale: true };
  const evenly = { kind: 'linear', from: { min: 1, max: 5 }, to: { min: 0, max: 100 } };
  expect(inUse(null, scale(1, 5), hundred)).toEqual(evenly);
  expect(inUse({ kind: 'linear' }, scale(1, 5), hundred)).toEqual(evenly);
  expect(inUse(null, scale(0, 100), hundred)).toBeNull();
  expect(inUse({ kind: 'linear' }, scale(1, 5), five)).toBeNull();
});

it('offers one of two choices that read the same', () => {
  const hundred = { min: 0, max: 100, anyScale: true };
  expect(choicesOf(scale(1, 5), hundred)).toEqual(['by-itself', 'reversed']);
  expect(choiceOf({ kind: 'linear' }, scale(1, 5), hundred)).toBe('by-itself');
  expect(choicesOf(scale(1, 5), five)).toEqual(['by-itself', 'reversed', 'table']);
  expect(choicesOf(scale(1, 3), five)).toEqual(['linear', 'reversed', 'table']);
  expect(choiceOf(null, scale(1, 3), five)).toBeNull();
});
