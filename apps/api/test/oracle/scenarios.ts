import type { Command } from './commands.ts';
import type { SentEvent } from './sent-event.ts';
import type { Tenures } from './tenures.ts';

/**
 * Stories short enough to work out by hand. They pin the oracle down; nearly all of them were once told wrongly by
 * the product.
 */
export interface Scenario {
  name: string;
  commands: Command[];
  /** By measure, or by `measure @ cut key`: what all departments and months hold together. */
  expected: Record<string, string>;
  /** All there are, by `department · joined · lost`; where it is about them. */
  tenures?: Tenures;
}

type Data = Record<string, unknown>;

function event(type: string, id: string, data: Data, time = '2026-03-02T09:12:00.001Z'): SentEvent {
  return { specversion: '1.0', id, source: '/crm/a', type, time, data };
}

const response = (id: string, recommend: number, more: Data = {}, time?: string) =>
  event(
    'response.recorded',
    id,
    { survey: 'relationship', department: 'sales', answers: { recommend }, ...more },
    time,
  );
const competing = (id: string, recommend: number, customer: string, time?: string) =>
  response(id, recommend, { survey: 'pulse', wave: 'w1', customer: { externalId: customer } }, time);
const amended = (id: string, fact: string, data: Data, time = '2026-03-05T00:00:00Z') =>
  event('fact.amended', id, { fact: { source: '/crm/a', id: fact }, data }, time);
const pair = (stays: string, absorbed: string) => ({
  customer: { externalId: stays },
  absorbed: { externalId: absorbed },
});
const consent = (id: string, externalId: string, granted: boolean) =>
  event('consent.changed', id, { customer: { externalId }, purpose: 'surveys', granted });

const subscription =
  (change: 'started' | 'cancelled') =>
  (id: string, reference: string, day: string, more: Data = {}) =>
    event(
      `subscription.${change}`,
      id,
      { subscription: reference, department: 'sales', ...more },
      `${day}T00:00:00Z`,
    );
const [started, cancelled] = [subscription('started'), subscription('cancelled')];
const edited = (id: string, fact: string, change: Data) =>
  event('fact.amended', id, { fact: { source: '/crm/a', id: fact }, ...change });

const send = (...events: SentEvent[]): Command => ({
  do: 'send',
  entries: events.map((event) => ({ event })),
});
const together = (...events: SentEvent[]): Command => ({
  do: 'send-together',
  batches: events.map((event) => [{ event }]),
});

const relationship = 'response:relationship.recommend';
const pulse = 'response:pulse.recommend';

export const scenarios: readonly Scenario[] = [
  {
    name: 'what is sent again is a duplicate, another body a conflict, also when nothing else comes with it',
    commands: [send(response('r1', 9)), send(response('r1', 9)), send(response('r1', 2))],
    expected: { [relationship]: '9×1', 'response.recorded': '1' },
  },
  {
    name: 'the same competing answer delivered four times at once is taken once',
    commands: [together(...Array.from({ length: 4 }, () => competing('l1', 7, 'c1')))],
    expected: { [pulse]: '7×1', 'response.recorded': '1' },
  },
  {
    name: 'many customers change at the same moment, on fewer connections than that',
    commands: [
      together(...Array.from({ length: 12 }, (_, i) => consent(`p${i}`, `c${i}`, false))),
      together(...Array.from({ length: 12 }, (_, i) => competing(`l${i}`, 3, `c${i}`))),
    ],
    expected: { [pulse]: 'no-consent×12', 'consent.changed': '12' },
  },
  {
    name: 'an amendment can be the first to speak of a measure',
    commands: [
      send(
        event('order.placed', 'o1', {
          order: '1',
          department: 'sales',
          amount: { amount: 5, currency: 'CNY' },
        }),
      ),
      send(amended('x1', 'o1', { amount: { currency: 'EUR' }, items: [{ product: 'p', quantity: 3 }] })),
    ],
    expected: {
      'order.placed:amount.CNY': '',
      'order.placed:amount.EUR': '1 Σ5 Σ²25',
      'order.placed:units': '1 Σ3 Σ²9',
    },
  },
  {
    name: 'of two amendments that each suit a fact and spoil it together the later has no effect',
    commands: [
      send(
        event('feedback.received', 'f1', {
          medium: 'review',
          department: 'sales',
          rating: { value: 4, min: 1, max: 5 },
        }),
        amended('x1', 'f1', { rating: { value: 3, max: 3 } }),
        amended('x2', 'f1', { rating: { value: 5 } }, '2026-03-06T00:00:00Z'),
      ),
    ],
    expected: { 'feedback.received:rating.1-3': '3×1', 'feedback.received:rating.1-5': '' },
  },
  {
    name: 'an edit is no fact: it can be neither amended nor withdrawn',
    commands: [
      send(response('r1', 9), amended('x1', 'r1', { answers: { recommend: 4 } })),
      send(event('fact.withdrawn', 'x2', { fact: { source: '/crm/a', id: 'x1' } })),
    ],
    expected: { [relationship]: '4×1', 'response.recorded': '1' },
  },
  {
    name: 'patches that no event could hold are refused, and sink nothing that comes with them',
    commands: [
      send(
        response('r1', 9),
        amended('x1', 'r1', { answers: null }),
        amended('x2', 'r1', { answers: 5 }),
        amended('x3', 'r1', { channel: 'a\u001fb' }),
        amended('x4', 'r1', { excluded: 'mine' }),
        amended('x5', 'r1', { department: null }),
        amended('x6', 'r1', { channel: 'web' }),
      ),
    ],
    expected: { [relationship]: '9×1', [`${relationship} @ channel web`]: '9×1' },
  },
  {
    name: 'a response counts as a trial run for as long as it says so',
    commands: [
      send(response('r1', 9), response('r2', 8, { test: true })),
      send(amended('x1', 'r1', { test: true }), amended('x2', 'r2', { test: false })),
    ],
    expected: { [relationship]: '8×1 test×1', 'response.recorded': '1' },
  },
  {
    name: 'without consent stays without consent, whatever an amendment says',
    commands: [
      send(consent('p1', 'c1', false), response('r1', 9, { customer: { externalId: 'c1' } })),
      send(amended('x1', 'r1', { excluded: null, test: false })),
    ],
    expected: { [relationship]: 'no-consent×1', 'response.recorded': '' },
  },
  {
    name: 'a response moved into a survey that counts the latest competes there, and moved out no more',
    commands: [
      send(
        competing('l1', 2, 'c1'),
        response('r1', 9, { customer: { externalId: 'c1' }, wave: 'w1' }, '2026-03-03T00:00:00Z'),
      ),
      send(amended('x1', 'r1', { survey: 'pulse' })),
      send(competing('l2', 5, 'c1', '2026-03-02T10:00:00Z')),
      send(amended('x2', 'l1', { survey: 'relationship' })),
    ],
    expected: { [pulse]: '9×1 superseded×1', [relationship]: '2×1' },
  },
  {
    name: 'a milliseconds-exact duration survives an edit',
    commands: [
      send(
        event('ticket.resolved', 't1', {
          ticket: '1',
          department: 'sales',
          openedAt: '2026-03-02T09:12:00.000Z',
        }),
      ),
      send(amended('x1', 't1', { channel: 'web' })),
    ],
    expected: { 'ticket.resolved:after': '1 Σ1' },
  },
  {
    name: 'two customers who are merged both ways are one, and can be taken apart again',
    commands: [
      send(competing('l1', 1, 'c1'), competing('l2', 2, 'c2', '2026-03-03T00:00:00Z')),
      send(
        event('customer.merged', 'm1', pair('c1', 'c2')),
        event('customer.merged', 'm2', pair('c2', 'c1')),
      ),
      send(event('customer.unmerged', 'm3', pair('c2', 'c2'))),
    ],
    expected: { [pulse]: '1×1 2×1' },
  },
  {
    name: 'who is absorbed twice brings the first into the second',
    commands: [
      send(
        competing('l1', 1, 'c1'),
        competing('l2', 2, 'c2', '2026-03-03T00:00:00Z'),
        competing('l3', 3, 'c3', '2026-03-04T00:00:00Z'),
      ),
      send(
        event('customer.merged', 'm1', pair('c1', 'c3')),
        event('customer.merged', 'm2', pair('c2', 'c3')),
      ),
    ],
    expected: { [pulse]: '3×1 superseded×2' },
  },
  {
    name: 'a refusal counts for the whole person, whoever of them said it, from that moment on',
    commands: [
      send(event('customer.merged', 'm1', pair('c1', 'c2'))),
      send(
        response('r1', 9, { customer: { externalId: 'c1' } }),
        consent('p1', 'c2', false),
        response('r2', 8, { customer: { externalId: 'c1' } }),
      ),
      send(consent('p2', 'c3', false), event('customer.merged', 'm2', pair('c4', 'c3'))),
      send(response('r3', 7, { customer: { externalId: 'c4' } })),
    ],
    expected: { [relationship]: '9×1 no-consent×2' },
  },
  {
    name: 'a fact finds the profile that was sent before it in the same batch, under any name of the person',
    commands: [
      send(event('customer.merged', 'm1', pair('c1', 'c2'))),
      send(
        response('r1', 1, { customer: { externalId: 'c1' } }),
        event('customer.updated', 'p1', { customer: { externalId: 'c2' }, segment: 'gold' }),
        response('r2', 2, { customer: { externalId: 'c1' } }),
        event(
          'customer.updated',
          'p2',
          { customer: { externalId: 'c1' }, segment: 'silver' },
          '2026-03-03T00:00:00Z',
        ),
        response('r3', 3, { customer: { externalId: 'c2' } }),
      ),
    ],
    expected: {
      [`${relationship} @ segment `]: '1×1',
      [`${relationship} @ segment gold`]: '2×1',
      [`${relationship} @ segment silver`]: '3×1',
    },
  },
  {
    name: 'a profile that is refused for its id says nothing',
    commands: [
      send(event('customer.updated', 'p1', { customer: { externalId: 'c1' }, segment: 'gold' })),
      send(event('customer.updated', 'p1', { customer: { externalId: 'c1' }, segment: 'silver' })),
      send(response('r1', 9, { customer: { externalId: 'c1' } })),
    ],
    expected: { [`${relationship} @ segment gold`]: '9×1', [`${relationship} @ segment silver`]: '' },
  },
  {
    name: 'identities are linked in a batch as they are one after the other',
    commands: [
      send(
        response('r1', 1, { customer: { externalId: 'c1' } }),
        response('r2', 2, { customer: { externalId: 'c1', email: 'e@x.cn' } }),
        response('r3', 3, { customer: { email: 'e@x.cn', phone: '+86 1' } }),
      ),
      send(event('customer.updated', 'p1', { customer: { externalId: 'c1' }, segment: 'gold' })),
      send(response('r4', 4, { customer: { phone: '+861' } })),
    ],
    expected: { [`${relationship} @ segment gold`]: '4×1' },
  },
  {
    name: 'erasing changes no number; who comes later under an erased name is somebody new',
    commands: [
      send(competing('l1', 1, 'c1'), event('customer.merged', 'm1', pair('c1', 'c2'))),
      send(event('customer.erased', 'p1', { customer: { externalId: 'c2' } })),
      send(competing('l1', 1, 'c1')),
      send(competing('l2', 2, 'c1', '2026-03-03T00:00:00Z')),
    ],
    expected: { [pulse]: '1×1 2×1' },
  },
  {
    name: 'a subscription is told of from its end, corrected, moved and taken back; a return is another tenure',
    commands: [
      send(cancelled('e1', 'one', '2026-03-20'), started('s3', 'one', '2026-04-02')),
      send(started('s1', 'one', '2026-02-26', { customer: { externalId: 'c1' } })),
      // Begun while it runs, and ended where it never was.
      send(started('s2', 'one', '2026-03-01'), cancelled('e2', 'one', '2026-03-30')),
      send(started('s4', 'two', '2026-02-26'), started('s5', 'two', '2026-02-27')),
      { do: 'fold', batchSize: 1 },
      send(
        edited('x1', 's4', { data: { department: 'service' } }),
        edited('x2', 'e2', { data: { subscription: 'two' }, time: '2026-02-28T00:00:00Z' }),
        edited('x3', 's3', { data: { test: true } }),
        edited('x4', 's2', { time: '2026-04-03T00:00:00Z' }),
        event('fact.withdrawn', 'x5', { fact: { source: '/crm/a', id: 's5' } }),
      ),
    ],
    expected: { 'subscription.started': '3', 'subscription.cancelled': '2' },
    // The end of two was told of in sales; it is one with what began in service.
    tenures: {
      'sales · 2026-02 · 2026-03': 1,
      'sales · 2026-04 · never': 1,
      'service · 2026-02 · 2026-02': 1,
    },
  },
  {
    name: 'a tenure counts in the department of the start that opened it, wherever it ends',
    commands: [
      send(
        cancelled('e1', 'one', '2026-04-20', { department: 'service' }),
        started('s1', 'one', '2026-02-26'),
      ),
      // Begun elsewhere while it runs; of the starts of one month that of sales opens one, whose id is smaller.
      send(started('s2', 'one', '2026-03-01', { department: 'logistics' })),
      send(started('s3', 'one', '2026-05-02', { department: 'service' }), started('s4', 'one', '2026-05-03')),
      { do: 'fold', batchSize: 1 },
      // Another one, that goes to another department after it ended in a third.
      send(
        started('s5', 'two', '2026-02-26'),
        cancelled('e2', 'two', '2026-03-02', { department: 'logistics' }),
      ),
      { do: 'fold', batchSize: 1 },
      send(
        edited('x1', 's5', { data: { department: 'service' } }),
        edited('x2', 'e2', { data: { department: 'sales' } }),
      ),
    ],
    expected: { 'subscription.started': '5', 'subscription.cancelled': '2' },
    tenures: {
      'sales · 2026-02 · 2026-04': 1,
      'sales · 2026-05 · never': 1,
      'service · 2026-02 · 2026-03': 1,
    },
  },
  {
    name: 'an edit that waits is applied when it is sent again and its original has come',
    commands: [
      send(amended('x1', 'r1', { answers: { recommend: 7 } })),
      send(response('r1', 9)),
      send(amended('x1', 'r1', { answers: { recommend: 7 } })),
      send(amended('x1', 'r1', { answers: { recommend: 7 } })),
    ],
    expected: { [relationship]: '7×1' },
  },
  {
    name: 'an edit that came first waits, and one that then does not suit is kept without effect',
    commands: [
      send(amended('x1', 'r1', { answers: { recommend: 11 } }), amended('x2', 'r1', { channel: 'web' })),
      send(event('response.withdrawn', 'x3', { response: 'r2' })),
      send(response('r1', 9), response('r2', 8)),
      { do: 'settle' },
      send(amended('x1', 'r1', { answers: { recommend: 11 } }), response('r2', 8)),
    ],
    expected: { [`${relationship} @ channel web`]: '9×1', [relationship]: '9×1' },
  },
];
