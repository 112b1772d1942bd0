import { MetricsError } from '../metrics-error.ts';
import type { Scale, ScoreTally } from './score.ts';
import { checkedScale } from './score.ts';

/** How to read one scale as another: `points[i]` is where the point `min + i` goes. */
export interface ScoreConversion {
  readonly to: Scale;
  readonly points: readonly number[];
}

/**
 * Reads a tally on another scale, point by point; what did not count stays as it is. Only ever done on request.
 *
 * @returns a tally on `to`, with as many answers
 * @throws `scale-invalid` for `to`; `scale-not-convertible` where the table does not fit either scale
 * @source Own definition: scales are never pooled but by an explicit table
 *
 * @example
 * const five = { min: 1, max: 5 };
 * convertScore(german, { to: five, points: reversePoints(five) });
 */
export function convertScore(tally: ScoreTally, { to, points }: ScoreConversion): ScoreTally {
  const { min, max } = checkedScale(to);
  if (points.length !== tally.counts.length)
    throw new MetricsError('scale-not-convertible', `${points.length} points for ${tally.counts.length}`);
  const counts = Array.from({ length: max - min + 1 }, () => 0);
  for (const [i, point] of points.entries()) {
    if (!Number.isInteger(point) || point < min || point > max)
      throw new MetricsError('scale-not-convertible', `${tally.min + i} to ${point} on ${min}..${max}`);
    counts[point - min] = (counts[point - min] ?? 0) + (tally.counts[i] ?? 0);
  }
  return { kind: 'score', min, max, counts, excluded: tally.excluded };
}

/**
 * The table that stretches one scale onto another: to.min + i (to.max - to.min) / (from.max - from.min).
 *
 * @returns a whole point of `to` for each point of `from`
 * @throws `scale-invalid`; `scale-not-convertible` where a point would land between two
 * @source Own definition: a linear map of the ends, exact or refused
 */
export function linearPoints(from: Scale, to: Scale): number[] {
  checkedScale(from);
  checkedScale(to);
  const width = from.max - from.min;
  return Array.from({ length: width + 1 }, (_, i) => {
    const point = to.min + (i * (to.max - to.min)) / width;
    if ((i * (to.max - to.min)) % width !== 0)
      throw new MetricsError(
        'scale-not-convertible',
        `${from.min + i} of ${from.min}..${from.max} lands on ${point}`,
      );
    return point;
  });
}

/**
 * The table that turns a scale round, for a question whose best answer is its lowest (1 = very good): max - i.
 *
 * @returns a point of the same scale for each of its points
 * @throws `scale-invalid`
 * @source Own definition: reverse scoring
 */
export function reversePoints(scale: Scale): number[] {
  const { min, max } = checkedScale(scale);
  return Array.from({ length: max - min + 1 }, (_, i) => max - i);
}
