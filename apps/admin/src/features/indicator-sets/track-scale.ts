import type { Indicator, Thresholds } from '@attune/contracts';

interface Figure {
  value: number | null;
  interval: { low: number; high: number } | null;
  target: number | null;
  thresholds: Thresholds | null;
  polarity: Indicator['polarity'];
}

type Zone = 'good' | 'watch' | 'bad';

/** Places on a line that holds all that is known of a figure, in per cent of its length. */
export interface TrackScale {
  value: number | null;
  interval: { low: number; high: number } | null;
  target: number | null;
  /** From left to right, without gaps; empty without thresholds. */
  zones: readonly { zone: Zone; from: number; to: number }[];
}

/** Room at either end, so that nothing lies on the edge. */
const margin = 0.12;

/** Null where there is nothing to place. */
export function trackScale({ value, interval, target, thresholds, polarity }: Figure): TrackScale | null {
  const known = [value, interval?.low, interval?.high, target, thresholds?.good, thresholds?.watch].filter(
    (one): one is number => typeof one === 'number',
  );
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = (most - least) * margin || 1;
  const place = (point: number) => ((point - least + room) / (most - least + 2 * room)) * 100;
  return {
    value: value === null ? null : place(value),
    interval: interval && { low: place(interval.low), high: place(interval.high) },
    target: target === null ? null : place(target),
    zones: thresholds ? zonesOf(thresholds, polarity, place) : [],
  };
}

function zonesOf(
  { good, watch }: Thresholds,
  polarity: Indicator['polarity'],
  place: (point: number) => number,
) {
  const [first, second] = [Math.min(good, watch), Math.max(good, watch)].map(place) as [number, number];
  const rising: readonly Zone[] = ['bad', 'watch', 'good'];
  const zones = polarity === 'lower-is-better' ? rising.toReversed() : rising;
  const ends = [0, first, second, 100];
  return zones.map((zone, at) => ({ zone, from: ends[at] as number, to: ends[at + 1] as number }));
}
