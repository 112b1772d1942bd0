interface Figure {
  value: number;
  low: number;
  high: number;
  previous: number | null;
}

/** Places on a ruler, in per cent of its length. */
export interface RulerScale {
  value: number;
  low: number;
  high: number;
  previous: number | null;
}

/**
 * A ruler wide enough for the interval and the earlier value, so that one sees whether the earlier value lies
 * within the interval. At least five half-intervals wide: a narrow interval should look narrow.
 */
export function rulerScale({ value, low, high, previous }: Figure): RulerScale {
  const half = Math.max(high - value, value - low) || 1;
  const reach = Math.max(half * 2.5, previous === null ? 0 : Math.abs(previous - value) * 1.15);
  const place = (point: number) => 50 + (Math.max(-reach, Math.min(reach, point - value)) / reach) * 50;
  return {
    value: 50,
    low: place(low),
    high: place(high),
    previous: previous === null ? null : place(previous),
  };
}
