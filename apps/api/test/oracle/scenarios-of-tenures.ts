import { event, started, cancelled, edited, send, type Scenario } from './scenario.ts';

/** Subscriptions, told of in any order. */
export const scenariosOfTenures: readonly Scenario[] = [
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
];
