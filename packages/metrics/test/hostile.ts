import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetricsError } from '../src/index.ts';

/** Numbers that nobody should send, and some that anybody may. */
export const odd: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, 5, 1e-300, 1e300, -1e300, 2 ** 53, Number.NaN, Infinity, -Infinity),
  fc.double(),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(50),
);

/** Whatever comes in: a finite answer, null, or a coded error. Never NaN, Infinity or an exception from the depths. */
export function hostile<Args>(name: string, args: fc.Arbitrary<Args>, run: (args: Args) => unknown): void {
  test(name, () => {
    fc.assert(
      fc.property(args, (drawn) => {
        let answer: unknown;
        try {
          answer = run(drawn);
        } catch (error) {
          expect(error).toBeInstanceOf(MetricsError);
          return;
        }
        expect(notFinite(answer)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
}

/** Where in an answer there is a number that is none. */
function notFinite(answer: unknown, at: string = ''): string[] {
  if (typeof answer === 'number') return Number.isFinite(answer) ? [] : [at];
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, part]) => notFinite(part, `${at}.${key}`));
}
