import { dayNumber } from '../duration/day.ts';
import { inRange } from '../in-range.ts';
import type { PartOfWhole } from '../indicator/count-share.ts';
import { countShare } from '../indicator/count-share.ts';
import type { ReadOptions, Reading } from '../indicator/reading.ts';
import type { SumRatio } from '../indicator/sum-ratio.ts';
import { sumRatio } from '../indicator/sum-ratio.ts';

/** Deliveries of some days, and how long their customers may still send back. Days are local, YYYY-MM-DD. */
export interface DeliveryCohort {
  readonly lastDelivery: string;
  readonly returnWindowDays: number;
  readonly asOf: string;
}

export interface ReturnRate extends Reading {
  /** The return window of the last delivery has closed. If not, the rate will still rise. */
  readonly mature: boolean;
}

/**
 * What came back of what one cohort was delivered. By orders (counts: delivered, and those of them with a return), with
 * Wilson's interval; or by units or value (sums), without one, because the units of an order come back together.
 *
 * @returns a share, 0..1 by orders; null as `countShare` or `sumRatio` is
 * @throws `day-invalid`, `number-out-of-range` for a negative return window, `level-out-of-range`
 * @source Own definition: returned over delivered, of the same delivery cohort
 */
export function returnRate(
  returned: PartOfWhole | SumRatio,
  { lastDelivery, returnWindowDays, asOf }: DeliveryCohort,
  options: ReadOptions = {},
): ReturnRate {
  inRange(returnWindowDays, 0, Number.MAX_SAFE_INTEGER, 'return window');
  return {
    ...('whole' in returned ? countShare(returned, options) : sumRatio(returned)),
    mature: dayNumber(asOf) - dayNumber(lastDelivery) > returnWindowDays,
  };
}
