import type { Reading } from '../indicator/reading.ts';
import { unreadable } from '../indicator/settled.ts';
import { sumRatio } from '../indicator/sum-ratio.ts';
import type { SumTally } from '../tally/sum.ts';
import { sumTally } from '../tally/sum.ts';

/**
 * Recurring revenue of the customers there at the start of a period, in minor units of one currency, and what became
 * of it in the period. All amounts are at least 0; revenue of customers who joined in the period is in none of them.
 */
export interface RevenueMovements {
  readonly start: SumTally;
  readonly expansion: SumTally;
  readonly contraction: SumTally;
  readonly lost: SumTally;
}

export interface RevenueRetention {
  /** (start + expansion - contraction - lost) / start: above 1 where those who stayed grew more than was lost. */
  readonly net: Reading;
  /** (start - contraction - lost) / start, at most 1. */
  readonly gross: Reading;
}

/**
 * Retention of recurring revenue; n is the amounts at the start. Without interval (see `sumRatio`).
 *
 * @returns net >= 0 and gross 0..1 of the revenue at the start; null as `inconsistent` where an amount is negative or
 * more was lost than there was, `no-exposure` without revenue at the start, `empty`, `unsettled` or `overflow`
 * @source Own definition: net and gross revenue retention as subscription businesses report them
 */
export function revenueRetention({
  start,
  expansion,
  contraction,
  lost,
}: RevenueMovements): RevenueRetention {
  const kept = subtract(subtract(start, contraction), lost);
  const contradictory = [expansion, contraction, lost, kept].some(({ sum }) => sum < 0n);
  const read = (end: SumTally): Reading => {
    if ([start, expansion, contraction, lost].some(({ n }) => n < 0)) return unreadable(0, {}, 'unsettled');
    return contradictory
      ? unreadable(start.n, {}, 'inconsistent')
      : sumRatio({ numerator: { ...end, n: start.n }, denominator: start });
  };
  return { net: read(sumTally.merge(kept, expansion)), gross: read(kept) };
}

function subtract(from: SumTally, amount: SumTally): SumTally {
  return sumTally.merge(from, sumTally.negate(amount));
}
