import { Draws } from '../random/draws.ts';
import { logNormalQuantile, normalShareBelow } from '../random/normal.ts';
import { day, hour } from './calendar.ts';
import type { Customer } from './customer.ts';
import type { Order } from './orders.ts';
import { logistic, parameters } from './parameters.ts';
import { respond } from './respond.ts';
import type { Story } from './story.ts';
import type { Trouble } from './trouble.ts';
import { leafOf, type Turn } from './world.ts';

/** Brings an order to the customer (store orders are taken home), who may send it back. Answers what went wrong. */
export function deliver(turn: Turn, story: Story, customer: Customer, order: Order): Trouble[] {
  const draws = new Draws(turn.world.seed, 'delivery', customer.index, order.number);
  const troubles: Trouble[] = [];
  let arrivedAt = order.at;
  let late = false;
  if (order.channel !== 'store') {
    const journey = ship(turn, story, customer, { order, draws });
    arrivedAt = journey.arrivedAt;
    late = journey.late;
    if (late)
      troubles.push({ kind: 'late', at: journey.promisedAt, order: order.id, product: order.product });
  }
  if (order.faulty) {
    troubles.push({ kind: 'defect', at: arrivedAt + 3 * day, order: order.id, product: order.product });
  }
  const { base, late: whenLate, defect } = parameters.returns;
  if (draws.chance(logistic(base + (late ? whenLate : 0) + (order.faulty ? defect : 0)))) {
    const at = arrivedAt + logNormalQuantile(draws.next(), 5, 0.6) * day;
    story.tell('order.returned', `${order.id}-returned`, at, {
      order: order.id,
      ...circumstances(customer, order),
      department: order.department,
      touchpoint: 'delivery',
      amount: order.amount,
      items: [{ product: order.product, quantity: 1 }],
    });
  }
  return troubles;
}

const circumstances = (customer: Customer, order: Order) => ({
  department: order.department,
  channel: order.channel,
  touchpoint: 'delivery',
  segment: customer.segment,
  region: customer.region,
  product: order.product,
  customer: { externalId: customer.externalId },
});

function ship(
  turn: Turn,
  story: Story,
  customer: Customer,
  { order, draws }: { order: Order; draws: Draws },
): { arrivedAt: number; promisedAt: number; late: boolean } {
  const { delivery, regions, survey } = parameters;
  const freight = draws.chance(delivery.freight[customer.segment]);
  const department = freight ? 'logistics-freight' : 'logistics-express';
  const { quality } = leafOf(turn.world, department);
  const usual = regions[customer.region].deliveryDays * (freight ? 1.6 : 1);
  const slower = Math.exp(-delivery.slowness * quality(order.at));
  const takes = logNormalQuantile(draws.next(), usual * slower, delivery.sigma) * day;
  // The promise is the end of a day: that of the order plus the quoted number.
  const promisedAt = (Math.floor(order.at / day) + Math.ceil(usual * delivery.promise) + 1) * day;
  const allowed = Math.log((promisedAt - order.at) / (usual * slower * day)) / delivery.sigma;
  turn.ledger.chance('late', { department, at: order.at, probability: 1 - normalShareBelow(allowed) });
  const arrivedAt = Math.round(order.at + takes);
  const late = arrivedAt > promisedAt;
  const id = `d-${order.id.slice(2)}`;
  const about = { delivery: id, order: order.id, ...circumstances(customer, order), department };
  const promise = new Date(promisedAt).toISOString();
  story.tell('delivery.promised', `${id}-promised`, order.at + hour / 12, { ...about, promisedAt: promise });
  story.tell('delivery.completed', `${id}-completed`, arrivedAt, {
    ...about,
    orderedAt: new Date(order.at).toISOString(),
    promisedAt: promise,
  });
  respond(turn, story, customer, {
    kind: 'delivery',
    number: order.number,
    at: arrivedAt,
    department,
    touchpoint: 'delivery',
    channel: draws.chance(0.5) ? 'sms' : 'email',
    asked: survey.delivery,
    feels: late ? survey.lateFeels : 0,
    product: order.product,
  });
  return { arrivedAt, promisedAt, late };
}
