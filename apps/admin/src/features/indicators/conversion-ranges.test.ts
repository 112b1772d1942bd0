import { expect, it } from 'vitest';
import { pointsOfRanges, rangesOf, withEnd, withoutRange, withSplit } from './conversion-ranges.ts';

const points = [1, 1, 1, 2, 2, 3];
const ranges = rangesOf(points, 0);
const told = (found: typeof ranges) => found.map(({ from, to, place }) => `${from}–${to} → ${place}`);

it('tells neighbours that go to the same place as one, and back', () => {
  expect(told(ranges)).toEqual(['0–2 → 1', '3–4 → 2', '5–5 → 3']);
  expect(pointsOfRanges(ranges)).toEqual(points);
});

it('moves an end, without a hole and without swallowing what is beside it', () => {
  expect(pointsOfRanges(withEnd(ranges, 0, 3))).toEqual([1, 1, 1, 1, 2, 3]);
  expect(pointsOfRanges(withEnd(ranges, 0, 9))).toEqual([1, 1, 1, 1, 2, 3]);
  expect(pointsOfRanges(withEnd(ranges, 1, -4))).toEqual([1, 1, 1, 2, 3, 3]);
});

it('splits and joins, and every point keeps a place', () => {
  expect(told(withSplit(ranges, 0))).toEqual(['0–1 → 1', '2–2 → 1', '3–4 → 2', '5–5 → 3']);
  expect(pointsOfRanges(withoutRange(ranges, 1))).toEqual([1, 1, 1, 1, 1, 3]);
  expect(pointsOfRanges(withoutRange(ranges, 0))).toEqual([2, 2, 2, 2, 2, 3]);
});
