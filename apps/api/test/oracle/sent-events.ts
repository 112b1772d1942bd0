import fc from 'fast-check';
import type { SentEvent } from './sent-event.ts';

/**
 * Valid events of every kind that numbers hang on. Names are few, so that events meet: the same id twice, an edit
 * and its original, two answers of one customer in one wave.
 */
type Data = Record<string, unknown>;
type Part = fc.Arbitrary<Data>;

const sources = fc.constantFrom('/crm/a', '/crm/b');
const small = (prefix: string, most: number) => fc.nat(most).map((n) => `${prefix}${n}`);
const departments = fc.constantFrom('sales', 'service', 'logistics');

/** Around midnight in Shanghai, the turn of a month, and nowhere in particular; ties are wanted. */
const instants = fc.oneof(
  fc.constantFrom(
    '2026-02-28T15:59:59.999Z',
    '2026-02-28T16:00:00.000Z',
    '2026-03-01T00:00:00+08:00',
    '2026-03-02T09:12:00Z',
    '2026-03-03T00:00:00Z',
    '2026-03-31T15:59:59Z',
    '2026-03-31T16:00:00Z',
  ),
  fc
    .integer({ min: Date.UTC(2026, 1, 25), max: Date.UTC(2026, 3, 5) })
    .map((at) => new Date(at).toISOString()),
);

const sometimes = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 2 });
/** Fields that are undefined are not sent. */
const stated = (fields: Record<string, fc.Arbitrary<unknown>>): Part =>
  fc
    .record(fields)
    .map((data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)));

const dimensions = {
  channel: fc.option(fc.constantFrom('web', 'phone'), { nil: undefined }),
  touchpoint: fc.constantFrom(undefined, undefined, 'purchase', 'support'),
  segment: fc.constantFrom(undefined, undefined, undefined, 'gold'),
  product: fc.constantFrom(undefined, undefined, 'p1'),
  agent: fc.constantFrom(undefined, undefined, 'li'),
};
const place = { department: departments, ...dimensions };
const trial = { test: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, true, false) };

const externals = fc.constantFrom('c1', 'c2', 'c3').map((externalId) => ({ externalId }));
const references = fc.oneof(
  { weight: 4, arbitrary: externals },
  { weight: 1, arbitrary: fc.constantFrom({ email: 'e1@x.cn' }, { email: 'E2@x.cn' }, { email: 'e2@x.cn' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      externalId: fc.constantFrom('c1', 'c3', 'c4'),
      email: fc.constantFrom('e1@x.cn', 'e2@x.cn', 'e3@x.cn'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ email: fc.constantFrom('e1@x.cn', 'e3@x.cn'), phone: fc.constant('+86 1') }),
  },
);

const point = (min: number, max: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom({ excluded: 'skipped' }, { excluded: 'dont-know' }) },
  );
const answerParts = {
  recommend: fc.option(point(0, 10), { nil: undefined, freq: 6 }),
  satisfaction: fc.option(point(1, 5), { nil: undefined, freq: 2 }),
  comment: fc.constantFrom(undefined, undefined, '快 Fast'),
};
const answers = stated(answerParts);

const event = (
  type: string,
  ids: fc.Arbitrary<string>,
  data: Part,
  times = instants,
): fc.Arbitrary<SentEvent> =>
  fc
    .record({ source: sources, id: ids, time: times, data })
    .map(({ source, id, time, data }) => ({ specversion: '1.0', id, source, type, time, data }));

const money = (min: number) =>
  fc.record({
    amount: fc.oneof(
      fc.integer({ min, max: 100_000 }),
      fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1),
    ),
    currency: fc.constantFrom('CNY', 'CNY', 'EUR'),
  });
const items = fc.array(fc.record({ product: fc.constant('p1'), quantity: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 2,
});
const ratings = fc.constantFrom(
  { value: 4, min: 1, max: 5 },
  { value: 5, min: 1, max: 5 },
  { value: 2, min: 1, max: 3 },
  { value: 9, min: 0, max: 10 },
);

/** Facts about customers known by one name each, so that nothing hangs on who is met first. */
function factsAbout(customers: fc.Arbitrary<unknown>) {
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
  const anyOrder = { ...place, ...trial, customer, order: small('no', 3) };
  return {
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
        stated({ ...place, category: fc.constant('service'), amount: money(-900) }),
      ),
      event(
        'ticket.resolved',
        small('t', 3),
        stated({ ...place, ...trial, customer, ticket: small('n', 9), openedAt: instants }),
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

const people = fc.oneof(
  event(
    'customer.registered',
    small('p', 5),
    stated({
      customer: references,
      segment: fc.constantFrom('gold', 'silver', undefined),
      region: fc.constantFrom('north', undefined),
      department: sometimes(departments),
      name: sometimes(fc.constant('Li')),
    }),
  ),
  event(
    'customer.updated',
    small('p', 5),
    stated({ customer: references, segment: fc.constantFrom('gold', 'silver') }),
  ),
  event(
    'consent.changed',
    small('p', 9),
    stated({
      ...dimensions,
      customer: references,
      purpose: fc.constantFrom('surveys', 'surveys', 'marketing'),
      granted: fc.boolean(),
    }),
  ),
  event('customer.merged', small('m', 9), stated({ customer: references, absorbed: references })),
  event('customer.merged', small('m', 9), stated({ customer: externals, absorbed: externals })),
  event('customer.unmerged', small('m', 9), stated({ customer: externals, absorbed: externals })),
  event(
    'customer.erased',
    small('p', 9),
    stated({ customer: references, department: sometimes(departments) }),
  ),
);

/** Edits have few times, so that many come at the same one. */
const editTimes = fc.constantFrom('2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z', '2026-03-07T00:00:00.001Z');
const editIds = small('x', 30);
const patchDimensions = {
  ...dimensions,
  channel: fc.constantFrom(undefined, undefined, 'web', 'app'),
  segment: fc.constantFrom(undefined, undefined, undefined, 'silver'),
};
const removal = <T>(part: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: part }, fc.constant(null));
const responseIds = fc.oneof(small('r', 9), small('l', 9));
const factIds = fc.oneof(
  { weight: 4, arbitrary: responseIds },
  { weight: 4, arbitrary: fc.oneof(small('o', 5), small('t', 3), small('d', 3), small('f', 3)) },
  { weight: 1, arbitrary: fc.oneof(small('k', 2), small('c', 2), small('p', 9)) },
  // An edit is no fact that could be edited.
  { weight: 1, arbitrary: small('x', 30) },
);
const target = fc.record({ source: sources, id: factIds });

const patches = fc.oneof(
  stated({
    ...patchDimensions,
    department: fc.constantFrom(undefined, undefined, 'sales', 'service', 'nowhere'),
    test: fc.constantFrom(undefined, undefined, undefined, true, false, null),
  }),
  stated({
    answers: fc.oneof(stated({ ...answerParts, recommend: removal(point(0, 11)) }), fc.constantFrom(null, 5)),
  }),
  stated({ survey: fc.constantFrom('pulse', 'pulse', 'relationship', 'unheard') }),
  stated({ wave: removal(fc.constantFrom('w1', 'w2')) }),
  stated({ amount: fc.oneof(money(0), fc.record({ amount: fc.constantFrom(1, 7, -7) }), fc.constant(null)) }),
  stated({ items: removal(items) }),
  stated({ openedAt: instants }),
  stated({ orderedAt: removal(instants), promisedAt: removal(instants) }),
  stated({
    rating: fc.oneof(
      ratings,
      fc.constantFrom<unknown>(null, { max: 3, value: 3 }, { value: 5 }, { max: 10 }, { value: 3 }),
    ),
  }),
  fc.constantFrom<Data>(
    { excluded: null },
    { excluded: 'no-consent' },
    { excluded: 'mine' },
    { unheard: 1 },
    { channel: 'a\u001fb' },
    { channel: 7 },
    { department: null },
    { severity: 'high', text: 'x' },
    { customer: { externalId: 'c4' } },
  ),
);

const edits = fc.oneof(
  {
    weight: 4,
    arbitrary: event(
      'response.amended',
      editIds,
      stated({
        ...patchDimensions,
        response: responseIds,
        source: sometimes(sources),
        department: fc.constantFrom(undefined, undefined, undefined, 'sales', 'service'),
        test: fc.constantFrom(undefined, undefined, undefined, undefined, true, false),
        wave: fc.constantFrom(undefined, undefined, 'w1', 'w2'),
        answers: fc.option(
          stated({ ...answerParts, recommend: fc.option(point(0, 11), { nil: undefined }) }),
          {
            nil: undefined,
          },
        ),
      }),
      editTimes,
    ),
  },
  {
    weight: 1,
    arbitrary: event(
      'response.withdrawn',
      editIds,
      stated({ response: responseIds, reason: sometimes(fc.constant('wrong')) }),
      editTimes,
    ),
  },
  {
    weight: 5,
    arbitrary: event(
      'fact.amended',
      editIds,
      fc.oneof(
        stated({ fact: target, data: patches }),
        stated({ fact: target, time: instants }),
        stated({ fact: target, data: patches, time: instants }),
      ),
      editTimes,
    ),
  },
  { weight: 1, arbitrary: event('fact.withdrawn', editIds, stated({ fact: target }), editTimes) },
);

/** Events that may be sent at the same moment, because no number hangs on which of them comes first. */
export function calmEvents(): fc.Arbitrary<SentEvent> {
  const { plain, competing, other } = factsAbout(externals);
  return fc.oneof({ weight: 4, arbitrary: competing }, plain, other, { weight: 3, arbitrary: edits });
}

export function anyEvents(): fc.Arbitrary<SentEvent> {
  const { plain, competing, other } = factsAbout(references);
  return fc.oneof(
    { weight: 5, arbitrary: competing },
    { weight: 3, arbitrary: plain },
    { weight: 4, arbitrary: other },
    { weight: 4, arbitrary: people },
    { weight: 7, arbitrary: edits },
  );
}
