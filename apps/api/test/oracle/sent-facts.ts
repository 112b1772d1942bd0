import fc from 'fast-check';
import {
  answers,
  event,
  instants,
  items,
  money,
  place,
  ratings,
  small,
  sometimes,
  stated,
  subscriptions,
  trial,
} from './sent-parts.ts';

/** Facts about customers known by one name each, so that nothing hangs on who is met first. */
export function factsAbout(customers: fc.Arbitrary<unknown>) {
  const customer = fc.option(customers, { nil: undefined, freq: 5 });
  const response = (survey: fc.Arbitrary<string>) =>
    stated({
      ...place,
      ...trial,
      survey,
      customer,
      answers,
      wave: fc.constantFrom(undefined, 'w1', 'w1', 'w2'),
    });
  const subscription = { ...place, ...trial, customer, subscription: subscriptions };
  const anyOrder = { ...place, ...trial, customer, order: small('no', 3) };
  return {
    subscribed: fc.oneof(
      event('subscription.started', small('s', 3), stated({ ...subscription, amount: sometimes(money(0)) })),
      event(
        'subscription.cancelled',
        small('e', 3),
        stated({ ...subscription, startedAt: sometimes(instants) }),
      ),
    ),
    plain: event('response.recorded', small('r', 9), response(fc.constant('relationship'))),
    competing: event('response.recorded', small('l', 9), response(fc.constant('pulse'))),
    other: fc.oneof(
      event(
        'order.placed',
        small('o', 2),
        stated({ ...anyOrder, amount: money(0), items: sometimes(items) }),
      ),
      event('order.cancelled', small('o', 5), stated({ ...anyOrder, amount: sometimes(money(0)) })),
      event(
        'cost.recorded',
        small('k', 2),
        stated({ ...place, category: fc.constantFrom('service', 'acquisition'), amount: money(-900) }),
      ),
      event(
        'ticket.resolved',
        small('t', 3),
        stated({
          ...place,
          ...trial,
          customer,
          ticket: small('n', 9),
          openedAt: instants,
          promisedAt: sometimes(instants),
          firstContact: fc.constantFrom(undefined, true, false),
        }),
      ),
      event(
        'delivery.completed',
        small('d', 3),
        stated({
          ...place,
          ...trial,
          delivery: small('n', 9),
          orderedAt: sometimes(instants),
          promisedAt: sometimes(instants),
        }),
      ),
      event(
        'complaint.filed',
        small('c', 2),
        stated({ ...place, ...trial, customer, severity: fc.constantFrom('low', 'high', undefined) }),
      ),
      event(
        'feedback.received',
        small('f', 3),
        stated({
          ...place,
          ...trial,
          customer,
          medium: fc.constant('review'),
          rating: sometimes(ratings),
          text: sometimes(fc.constant('好')),
        }),
      ),
    ),
  };
}
