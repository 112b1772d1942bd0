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

/**
 * What may be made of a figure of n answers: below the minimum it is hidden, below `indicativeBelow` only indicative.
 *
 * @returns `empty`, `hidden`, `indicative` or `solid`
 * @throws `count-not-whole` for n, `number-out-of-range` for the limits
 * @source Own definition: 30 answers for a colour, 10 for anonymity
 */
export function standingOf(n: number, { minimum, indicativeBelow = 30 }: StandingLimits): Standing {
  inRange(minimum, 1, Number.MAX_SAFE_INTEGER, 'minimum n');
  inRange(indicativeBelow, 0, Number.MAX_SAFE_INTEGER, 'indicative below');
  if (checkedCount(n) === 0) return 'empty';
  if (n < minimum) return 'hidden';
  return n < indicativeBelow ? 'indicative' : 'solid';
}
