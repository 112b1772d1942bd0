import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { durationSince, moneyOf } from './field-measures.ts';
import {
  customerReference,
  instant,
  key,
  money,
  place,
  placeDimensions,
  reason,
  reference,
} from './parts.ts';

/**
 * The reference names one subscription, whichever source and department tell of it. It counts in the department of the
 * start that opened it; a start while it runs opens nothing.
 */
const subscription = {
  subscription: reference,
  ...place,
  customer: customerReference.optional(),
  plan: key.optional(),
};

const paid = z.strictObject({
  ...subscription,
  /** What one period costs. */
  amount: money.optional(),
  period: z.enum(['week', 'month', 'quarter', 'year']).optional(),
});
type Paid = z.infer<typeof paid>;

export const subscriptionStarted = defineEvent('subscription.started', {
  version: 1,
  summary: 'A customer subscribed; the subscription counts in this department, wherever it ends.',
  data: paid,
  measures: [moneyOf('subscription.started', 'amount', (data: Paid) => data.amount)],
  tenure: { subject: 'subscription', change: 'joined' },
  dimensions: placeDimensions,
  personal: ['customer'],
});

const renewed = z.strictObject({
  ...paid.shape,
  /** What the period that ended cost, where it was not the same. */
  previous: money.optional(),
});
type Renewed = z.infer<typeof renewed>;

/** How much more the new period costs than the one that ended, and what that one cost; prices of one currency only. */
function prices({ amount, previous = amount }: Renewed) {
  if (amount === undefined || previous?.currency !== amount.currency) return undefined;
  return { due: previous, more: amount.amount - previous.amount, currency: amount.currency };
}

/** A change of price, one way only: each way is added up by itself. */
const priceChange = (data: Renewed, sign: 1 | -1) => {
  const found = prices(data);
  const amount = sign * (found?.more ?? 0);
  return found && amount > 0 ? { amount, currency: found.currency } : undefined;
};

export const subscriptionRenewed = defineEvent('subscription.renewed', {
  version: 1,
  summary: 'A subscription went on for another period.',
  data: renewed,
  measures: [
    moneyOf('subscription.renewed', 'amount', (data: Renewed) => data.amount),
    moneyOf('subscription.renewed', 'due', (data: Renewed) => prices(data)?.due),
    moneyOf('subscription.renewed', 'expansion', (data: Renewed) => priceChange(data, 1)),
    moneyOf('subscription.renewed', 'contraction', (data: Renewed) => priceChange(data, -1)),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const changed = z.strictObject({
  ...paid.shape,
  /** The plan before. */
  from: key.optional(),
});

export const subscriptionChanged = defineEvent('subscription.changed', {
  version: 1,
  summary: 'A subscription moved to another plan or price.',
  data: changed,
  measures: [moneyOf('subscription.changed', 'amount', (data: z.infer<typeof changed>) => data.amount)],
  dimensions: placeDimensions,
  personal: ['customer'],
});

/**
 * Ends the subscription of this reference in whatever department it was started. Retention and churn count the loss
 * there; this event's own department is where the cancellation itself is counted, and says who may send it.
 */
const cancelled = z.strictObject({
  ...subscription,
  startedAt: instant.optional(),
  /** What the period that ended cost. */
  amount: money.optional(),
  reason: reason.optional(),
});
type Cancelled = z.infer<typeof cancelled>;

export const subscriptionCancelled = defineEvent('subscription.cancelled', {
  version: 1,
  summary: 'A subscription ended; its loss counts in the department where it was started.',
  data: cancelled,
  measures: [
    durationSince('subscription.cancelled', 'after', (data: Cancelled) => data.startedAt),
    moneyOf('subscription.cancelled', 'amount', (data: Cancelled) => data.amount),
  ],
  tenure: { subject: 'subscription', change: 'lost' },
  dimensions: placeDimensions,
  personal: ['customer', 'reason'],
});
