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
  summary: 'A customer subscribed.',
  data: paid,
  measures: [moneyOf('subscription.started', 'amount', (data: Paid) => data.amount)],
  dimensions: placeDimensions,
  personal: ['customer'],
});

export const subscriptionRenewed = defineEvent('subscription.renewed', {
  version: 1,
  summary: 'A subscription went on for another period.',
  data: paid,
  measures: [moneyOf('subscription.renewed', 'amount', (data: Paid) => data.amount)],
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

const cancelled = z.strictObject({
  ...subscription,
  startedAt: instant.optional(),
  reason: reason.optional(),
});

export const subscriptionCancelled = defineEvent('subscription.cancelled', {
  version: 1,
  summary: 'A subscription ended.',
  data: cancelled,
  measures: [
    durationSince('subscription.cancelled', 'after', (data: z.infer<typeof cancelled>) => data.startedAt),
  ],
  dimensions: placeDimensions,
  personal: ['customer', 'reason'],
});
