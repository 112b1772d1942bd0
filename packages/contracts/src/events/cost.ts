import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { moneyOf } from './field-measures.ts';
import { customerReference, key, place, placeDimensions, signedMoney } from './parts.ts';

const recorded = z.strictObject({
  /** `acquisition` for what it took to win customers; else free: `service`, `warranty` … */
  category: key,
  ...place,
  /** Where the cost is one customer's. */
  customer: customerReference.optional(),
  /** Negative for a credit or a correction. */
  amount: signedMoney,
});

type Recorded = z.infer<typeof recorded>;

export const costRecorded = defineEvent('cost.recorded', {
  version: 1,
  summary: 'Money was spent on customers.',
  data: recorded,
  measures: [
    moneyOf('cost.recorded', 'amount', (data: Recorded) => data.amount),
    moneyOf('cost.recorded', 'acquisition', (data: Recorded) =>
      data.category === 'acquisition' ? data.amount : undefined,
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});
