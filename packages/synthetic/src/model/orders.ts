import { Draws } from '../random/draws.ts';
import { gammaQuantile } from '../random/gamma.ts';
import { pickWeighted } from '../random/pick.ts';
import { month, toLivedHour } from './calendar.ts';
import { channelShares, type Customer } from './customer.ts';
import { deliver } from './deliveries.ts';
import { parameters } from './parameters.ts';
import { productWeights } from './products.ts';
import { respond } from './respond.ts';
import { review } from './review.ts';
import type { Story } from './story.ts';
import type { Trouble } from './trouble.ts';
import { leafOf, type Turn } from './world.ts';

export interface Order {
  number: number;
  id: string;
  at: number;
  department: string;
  channel: string;
  product: string;
  faulty: boolean;
  amount: { amount: number; currency: string };
}

/**
 * Buys from sign-up on: exponential gaps at the customer's rate, and after each order the customer may leave for good.
 * A gap is exact to the day; the hour is one at which people buy.
 */
export function orders(turn: Turn, story: Story, customer: Customer): Trouble[] {
  const { world } = turn;
  const troubles: Trouble[] = [];
  const gaps = new Draws(world.seed, 'order', customer.index);
  let at = customer.signedUpAt;
  for (let number = 0; ; number += 1) {
    at += (-Math.log(gaps.next()) / customer.rate) * month;
    if (at >= world.to) return troubles;
    // The months before the period only decide who is still a customer.
    if (at >= customer.seenFrom) troubles.push(...order(turn, story, customer, { number, at }));
    if (gaps.chance(customer.dropout)) return troubles;
  }
}

function order(
  turn: Turn,
  story: Story,
  customer: Customer,
  when: { number: number; at: number },
): Trouble[] {
  const { world } = turn;
  const draws = new Draws(world.seed, 'order details', customer.index, when.number);
  const channel = pickWeighted(draws, channelShares);
  const own = draws.chance(parameters.ownWebShare);
  const product = pickWeighted(draws, productWeights);
  const { p, eurPerCny } = parameters.spend;
  const cny = gammaQuantile(draws.next(), p, customer.spendRate);
  const placed: Order = {
    number: when.number,
    id: `o-${customer.index + 1}-${when.number}`,
    at: Math.max(toLivedHour(when.at, customer.zone, draws.next()), customer.seenFrom + 60_000),
    department: channel === 'web' && own ? 'ecommerce' : parameters.regions[customer.region].department,
    channel,
    product: product.key,
    faulty: draws.chance(product.defect),
    amount:
      customer.zone === 'china'
        ? { amount: Math.round(cny * 100), currency: 'CNY' }
        : { amount: Math.round(cny * 100 * eurPerCny), currency: 'EUR' },
  };
  const agent = channel === 'web' ? undefined : `${placed.department}-${1 + draws.below(8)}`;
  const { department, amount, at, id } = placed;
  story.tell('order.placed', id, at, {
    order: id,
    department,
    channel,
    touchpoint: 'purchase',
    segment: customer.segment,
    region: customer.region,
    product: placed.product,
    ...(agent !== undefined && { agent }),
    customer: { externalId: customer.externalId },
    amount,
    items: [{ product: placed.product, quantity: 1, price: amount }],
  });
  respond(turn, story, customer, {
    kind: 'purchase',
    number: when.number,
    at,
    department,
    touchpoint: 'purchase',
    channel,
    asked: parameters.survey.purchase,
    feels: 0,
    product: placed.product,
    ...(agent !== undefined && { agent }),
  });
  const { quality } = leafOf(world, department);
  if (draws.chance(parameters.feedback.afterOrder))
    review(story, customer, placed, { draws, felt: quality(at) });
  return deliver(turn, story, customer, placed);
}
