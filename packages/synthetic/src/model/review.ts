import type { Draws } from '../random/draws.ts';
import { logNormalQuantile, normalQuantile } from '../random/normal.ts';
import { day } from './calendar.ts';
import { commentFor } from './comments.ts';
import type { Customer } from './customer.ts';
import { answerOf, items } from './graded-response.ts';
import type { Order } from './orders.ts';
import { parameters } from './parameters.ts';
import type { Story } from './story.ts';

/** Something said unasked about an order, a few days later. Reviews carry stars, posts and e-mails do not. */
export function review(
  story: Story,
  customer: Customer,
  order: Order,
  { draws, felt }: { draws: Draws; felt: number },
): void {
  const { social, email } = parameters.feedback;
  const u = draws.next();
  const medium = u < email ? 'e-mail' : u < email + social ? 'social' : 'review';
  const at = order.at + logNormalQuantile(draws.next(), 6, 0.7) * day;
  const x = customer.theta + felt + (order.faulty ? -1 : 0);
  const stars = answerOf(items.satisfaction, x, normalQuantile(draws.next()));
  const text = commentFor(draws, 'purchase', { score: stars * 2, language: customer.language });
  story.tell('feedback.received', `f-${customer.index + 1}-${order.number}`, at, {
    medium,
    department: order.department,
    channel: 'web',
    touchpoint: 'purchase',
    segment: customer.segment,
    region: customer.region,
    product: order.product,
    customer: { externalId: customer.externalId },
    language: customer.language,
    text,
    ...(medium === 'review' && { rating: { value: stars, min: 1, max: 5 } }),
  });
}
