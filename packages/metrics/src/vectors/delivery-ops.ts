import type { PromisedOrder } from '../rate/on-time.ts';
import { onTimeDelivery } from '../rate/on-time.ts';
import { listIn, malformed, object, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const deliveryOps: VectorOps = {
  on_time(input) {
    const orders = listIn(input, 'orders').map((order) => orderOf(object(order, 'orders')));
    const { n, onTime, value } = onTimeDelivery(orders, textIn(input, 'as_of'));
    return { eligible: n, on_time: onTime, rate: value };
  },
};

function orderOf(order: VectorInput): PromisedOrder {
  const cancelled = order['cancelled'] ?? false;
  if (typeof cancelled !== 'boolean') throw malformed('cancelled', 'true or false', cancelled);
  return { promised: dayIn(order, 'promised'), delivered: dayIn(order, 'delivered'), cancelled };
}

function dayIn(order: VectorInput, field: string): string | null {
  return order[field] === undefined || order[field] === null ? null : textIn(order, field);
}
