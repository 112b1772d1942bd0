import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { moneyOf, sumOf } from './field-measures.ts';
import { customerReference, key, money, place, placeDimensions, reason, reference } from './parts.ts';

const items = z
  .array(z.strictObject({ product: key, quantity: z.int().min(1).max(1_000_000), price: money.optional() }))
  .max(500);

const placed = z.strictObject({
  order: reference,
  ...place,
  customer: customerReference.optional(),
  /** What the customer pays in all. */
  amount: money,
  items: items.optional(),
});

export const orderPlaced = defineEvent('order.placed', {
  version: 1,
  summary: 'A customer ordered.',
  data: placed,
  measures: [
    moneyOf('order.placed', 'amount', (data: z.infer<typeof placed>) => data.amount),
    sumOf('order.placed', 'units', 'unit', (data: z.infer<typeof placed>) =>
      data.items?.reduce((sum, item) => sum + item.quantity, 0),
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer'],
});

const undone = z.strictObject({
  order: reference,
  ...place,
  customer: customerReference.optional(),
  /** What is paid back. */
  amount: money.optional(),
  items: items.optional(),
  reason: reason.optional(),
});

export const orderCancelled = defineEvent('order.cancelled', {
  version: 1,
  summary: 'An order was cancelled before it arrived.',
  data: undone,
  measures: [moneyOf('order.cancelled', 'amount', (data: z.infer<typeof undone>) => data.amount)],
  dimensions: placeDimensions,
  personal: ['customer', 'reason'],
});

export const orderReturned = defineEvent('order.returned', {
  version: 1,
  summary: 'An order or a part of it was sent back.',
  data: undone,
  measures: [
    moneyOf('order.returned', 'amount', (data: z.infer<typeof undone>) => data.amount),
    sumOf('order.returned', 'units', 'unit', (data: z.infer<typeof undone>) =>
      data.items?.reduce((sum, item) => sum + item.quantity, 0),
    ),
  ],
  dimensions: placeDimensions,
  personal: ['customer', 'reason'],
});
