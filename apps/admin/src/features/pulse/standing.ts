import type { Indicator, ValueRow } from '@attune/contracts';
import { type Verdict, verdictOf } from '../indicators/verdict.ts';

export interface Standing {
  verdict: Verdict;
  /** 0 (within noise: no tint) to 1 (eight half-intervals away or more). */
  heat: number;
}

/**
 * How far a figure stands from another, in units of its own interval: less than one half-width is noise and
 * stays pale, whatever the difference in points.
 */
export function standing(
  row: Pick<ValueRow, 'value' | 'interval'>,
  reference: number | null,
  polarity: Indicator['polarity'],
): Standing | null {
  if (row.value === null || !row.interval || reference === null || polarity === 'neutral') return null;
  const difference = row.value - reference;
  // The interval need not be symmetric: what counts is the side that looks at the reference.
  const half = difference > 0 ? row.value - row.interval.low : row.interval.high - row.value;
  if (half <= 0) return difference === 0 ? { verdict: 'same', heat: 0 } : null;
  const distance = Math.abs(difference) / half;
  if (distance <= 1) return { verdict: 'same', heat: 0 };
  return { verdict: verdictOf(difference, polarity), heat: Math.min(1, (distance - 1) / 7) };
}

/** Against a target: beyond it, short of it, or not to be told because the interval holds it. */
export function againstTarget(
  { value, interval }: Pick<ValueRow, 'value' | 'interval'>,
  { target, polarity }: Pick<Indicator, 'target' | 'polarity'>,
): Verdict | null {
  if (value === null || target === null || polarity === 'neutral') return null;
  if (interval && interval.low <= target && target <= interval.high) return 'same';
  return value === target ? 'better' : verdictOf(value - target, polarity);
}
