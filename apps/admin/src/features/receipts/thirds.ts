import type { Receipt } from '@attune/contracts';

export type Third = 'low' | 'middle' | 'high';

type Point = NonNullable<Receipt['distribution']>[number];

/** Detractor, passive, promoter on a 0–10 scale; elsewhere the lower, middle and upper part of the scale. */
export function thirdOf(point: number, points: readonly Point[]): Third {
  const min = points[0]?.point ?? 0;
  const max = points.at(-1)?.point ?? 0;
  if (min === 0 && max === 10) return point >= 9 ? 'high' : point >= 7 ? 'middle' : 'low';
  const place = (point - min) / Math.max(1, max - min);
  return place > 0.6 ? 'high' : place < 0.4 ? 'low' : 'middle';
}
