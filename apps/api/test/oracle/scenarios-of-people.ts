import {
  event,
  response,
  competing,
  pair,
  consent,
  send,
  relationship,
  pulse,
  type Scenario,
} from './scenario.ts';

/** Who is whom, and who agreed to what. */
export const scenariosOfPeople: readonly Scenario[] = [
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
];
