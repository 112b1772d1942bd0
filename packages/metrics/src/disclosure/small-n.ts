import { inRange } from '../in-range.ts';
import { checkedCount } from '../tally/count.ts';

/**
 * What may be made of a figure of n answers. `hidden`: below the minimum of its indicator, so that nobody is
 * recognised. `indicative`: shown, but not coloured or ranked. `solid`: n says nothing against it.
 */
export type Standing = 'empty' | 'hidden' | 'indicative' | 'solid';

export interface StandingLimits {
  /** 1 for most indicators, 10 for anonymous surveys. */
  readonly minimum: number;
  /** 30 unless given. */
  readonly indicativeBelow?: number | undefined;
}

/** Throws `count-not-whole`, `number-out-of-range`. */
export function standingOf(n: number, { minimum, indicativeBelow = 30 }: StandingLimits): Standing {
  inRange(minimum, 1, Number.MAX_SAFE_INTEGER, 'minimum n');
  if (checkedCount(n) === 0) return 'empty';
  if (n < minimum) return 'hidden';
  return n < indicativeBelow ? 'indicative' : 'solid';
}
