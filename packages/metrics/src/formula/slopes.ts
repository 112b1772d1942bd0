/** How steep a number is in one part: one slope where it is smooth, the least and the largest where it has a kink. */
export interface SlopeRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The slopes of a number in the parts it hangs on, by name; none of a constant. Null where there are none to be had:
 * the number jumps there, or is infinitely steep.
 */
export type Slopes = ReadonlyMap<string, SlopeRange> | null;

export const constant: ReadonlyMap<string, SlopeRange> = new Map();

const level: SlopeRange = { low: 0, high: 0 };

/** Of Σ factor × number. */
export function linear(terms: readonly (readonly [factor: number, slopes: Slopes])[]): Slopes {
  const sum = new Map<string, SlopeRange>();
  for (const [factor, slopes] of terms) {
    if (slopes === null) return null;
    for (const [name, { low, high }] of slopes) {
      const { low: least, high: largest } = sum.get(name) ?? level;
      const [one, other] = [factor * low, factor * high];
      sum.set(name, { low: least + Math.min(one, other), high: largest + Math.max(one, other) });
    }
  }
  return finite(sum);
}

/** Of a number that is one of two, which of them hanging by a hair. */
export function either(a: Slopes, b: Slopes): Slopes {
  if (a === null || b === null) return null;
  return new Map(
    [...a.keys(), ...b.keys()].map((name) => {
      const [one, other] = [a.get(name) ?? level, b.get(name) ?? level];
      return [name, { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }];
    }),
  );
}

function finite(slopes: ReadonlyMap<string, SlopeRange>): Slopes {
  return [...slopes.values()].every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    ? slopes
    : null;
}
