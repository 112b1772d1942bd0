import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionsIn, slicesOf } from './log-slices.ts';

test('slices hold every position once, in order, and all but the last are full', () => {
  const logs = fc.array(fc.nat(40), { maxLength: 5 });
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 50 }), (positions, size) => {
      const slices = [...slicesOf(positions, size)];
      const held = slices
        .flat()
        .flatMap(({ partition, after, upTo }) =>
          Array.from({ length: upTo - after }, (_, at) => `${partition}:${after + at + 1}`),
        );
      const all = positions.flatMap((end, partition) =>
        Array.from({ length: end }, (_, at) => `${partition}:${at + 1}`),
      );
      expect(held).toEqual(all);
      expect(slices.slice(0, -1).every((slice) => positionsIn(slice) === size)).toBe(true);
      expect(slices.every((slice) => positionsIn(slice) > 0)).toBe(true);
    }),
  );
});
