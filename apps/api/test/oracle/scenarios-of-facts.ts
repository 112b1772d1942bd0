import {
  event,
  response,
  competing,
  amended,
  consent,
  send,
  together,
  relationship,
  pulse,
  type Scenario,
} from './scenario.ts';

/** Facts and their edits: what is sent again, comes first, or suits its original no more. */
export const scenariosOfFacts: readonly Scenario[] = [
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
