import { exactQuotient } from '../exact-quotient.ts';
import { inRange } from '../in-range.ts';
import { checkedCount } from '../tally/count.ts';
import { wholeAmount } from '../tally/sum.ts';
import type { Money } from './money.ts';

/** Customer acquisition cost, beside what it was made of. */
export interface AcquisitionCost {
  readonly currency: string;
  /** In the smallest unit. */
  readonly spend: bigint;
  readonly newCustomers: number;
  /** Per new customer, in the smallest unit; null where nobody was won. */
  readonly cost: number | null;
}

/**
 * Spend on acquisition per customer won in the matching window. Whether salaries are in, and the lag between spend
 * and customers, are for the caller to say.
 *
 * @returns the smallest unit of the currency per new customer; null where nobody was won
 * @throws `amount-not-whole`, `count-not-whole`, `number-out-of-range` for a cost beyond what a number holds
 * @source Own definition: spend / new customers
 */
export function acquisitionCost(spend: Money, newCustomers: number): AcquisitionCost {
  const total = wholeAmount(spend.amount);
  const won = checkedCount(newCustomers);
  return {
    currency: spend.currency,
    spend: total,
    newCustomers: won,
    cost:
      won === 0
        ? null
        : inRange(exactQuotient(total, BigInt(won)), -Number.MAX_VALUE, Number.MAX_VALUE, 'cost'),
  };
}
