import { type RevenueMovements, sumTally } from '@attune/metrics';
import { moneyInput, type TalliesFor } from '@attune/plugin-sdk';

/**
 * The money of subscriptions that came to the end of a period: what that period cost, and what the next one costs
 * more or less, or that there is none.
 */
export const subscriptionsDue = {
  renewed: moneyInput({ event: 'subscription.renewed', field: 'due' }),
  expansion: moneyInput({ event: 'subscription.renewed', field: 'expansion' }),
  contraction: moneyInput({ event: 'subscription.renewed', field: 'contraction' }),
  lost: moneyInput({ event: 'subscription.cancelled', field: 'amount' }),
} as const;

export type DueTallies = TalliesFor<typeof subscriptionsDue>;

/** As `revenueRetention` asks for them: what came due is the revenue at the start. */
export function movements({ renewed, expansion, contraction, lost }: DueTallies): RevenueMovements {
  return { start: sumTally.merge(renewed, lost), expansion, contraction, lost };
}
