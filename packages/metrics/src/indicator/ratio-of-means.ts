import { twoSidedT } from '../distribution/student-t.ts';
import type { JointMoments } from '../interval/joint-moments.ts';
import { checkedMoments, deltaStandardError } from '../interval/joint-moments.ts';
import { MetricsError } from '../metrics-error.ts';
import type { ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { unreadable } from './settled.ts';

/**
 * The ratio of two quantities known of each of n customers or orders: units returned over units delivered, revenue
 * at the end over revenue at the start. The interval holds the quantities of one customer together (delta method,
 * n - 1 degrees of freedom), as no count of units can.
 *
 * @param moments of [numerator, denominator]
 * @returns in units of the numerator per unit of the denominator; null as `no-exposure` where the mean denominator is
 * 0 or less, `empty` or `overflow`; the interval null below n = 2
 * @throws `lengths-differ` for other than two quantities, `count-not-whole`, `number-out-of-range` for moments that are
 * not finite or a negative variance, `level-out-of-range`
 * @source Cochran, Sampling Techniques, 3rd ed., 1977, ch. 6
 */
export function ratioOfMeans(moments: JointMoments, { level = defaultLevel }: ReadOptions = {}): Reading {
  const { n, means } = checkedMoments(moments);
  const [numerator, denominator] = means;
  if (numerator === undefined || denominator === undefined || means.length !== 2)
    throw new MetricsError('lengths-differ', `${means.length} quantities for a ratio`);
  if (n === 0) return unreadable(0, {}, 'empty');
  if (denominator <= 0) return unreadable(n, {}, 'no-exposure');
  const value = numerator / denominator;
  const standardError = deltaStandardError(moments, [1 / denominator, -value / denominator]);
  const half = standardError === null ? null : twoSidedT(level, n - 1) * standardError;
  const reach = Math.abs(value) + (half ?? 0);
  if (!Number.isFinite(reach)) return unreadable(n, {}, 'overflow');
  return {
    value,
    n,
    interval: intervalOf(half === null ? null : [value - half, value + half], level, 'delta'),
    excluded: {},
  };
}
