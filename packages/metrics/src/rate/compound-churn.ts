import { inRange } from '../in-range.ts';

/**
 * Churn over several periods with the same churn in each: 1 - (1 - c)^periods, so 12 months of 2 % are 21.5 %.
 *
 * @returns a share, 0..1
 * @throws `number-out-of-range` for a churn outside 0..1 or negative periods
 * @source Own definition: constant churn compounded
 */
export function compoundChurn(churn: number, periods: number): number {
  inRange(churn, 0, 1, 'churn');
  inRange(periods, 0, Number.MAX_VALUE, 'periods');
  // Not by subtraction from 1, so that a very small churn keeps its digits.
  return churn === 1 && periods === 0 ? 0 : 0 - Math.expm1(periods * Math.log1p(-churn));
}
