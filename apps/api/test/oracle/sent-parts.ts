import fc from 'fast-check';
import type { SentEvent } from './sent-event.ts';

// What events are made of. Names are few, so that events meet: the same id twice, an edit and its original, two
// answers of one customer in one wave.

export type Data = Record<string, unknown>;
type Part = fc.Arbitrary<Data>;

export const sources = fc.constantFrom('/crm/a', '/crm/b');
export const small = (prefix: string, most: number) => fc.nat(most).map((n) => `${prefix}${n}`);
export const subscriptionIds = fc.oneof(small('s', 3), small('e', 3));
export const subscriptions = fc.constantFrom('one', 'one', 'two');
export const departments = fc.constantFrom('sales', 'service', 'logistics');

/** Around midnight in Shanghai, the turn of a month, and nowhere in particular; ties are wanted. */
export const instants = fc.oneof(
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

export const sometimes = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 2 });
/** Fields that are undefined are not sent. */
export const stated = (fields: Record<string, fc.Arbitrary<unknown>>): Part =>
  fc
    .record(fields)
    .map((data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)));

export const dimensions = {
  channel: fc.option(fc.constantFrom('web', 'phone'), { nil: undefined }),
  touchpoint: fc.constantFrom(undefined, undefined, 'purchase', 'support'),
  segment: fc.constantFrom(undefined, undefined, undefined, 'gold'),
  product: fc.constantFrom(undefined, undefined, 'p1'),
  agent: fc.constantFrom(undefined, undefined, 'li'),
};
export const place = { department: departments, ...dimensions };
export const trial = {
  test: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, true, false),
};

export const externals = fc.constantFrom('c1', 'c2', 'c3').map((externalId) => ({ externalId }));
export const references = fc.oneof(
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

export const point = (min: number, max: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom({ excluded: 'skipped' }, { excluded: 'dont-know' }) },
  );
export const answerParts = {
  recommend: fc.option(point(0, 10), { nil: undefined, freq: 6 }),
  satisfaction: fc.option(point(1, 5), { nil: undefined, freq: 2 }),
  comment: fc.constantFrom(undefined, undefined, '快 Fast'),
};
export const answers = stated(answerParts);

export const event = (
  type: string,
  ids: fc.Arbitrary<string>,
  data: Part,
  times = instants,
): fc.Arbitrary<SentEvent> =>
  fc
    .record({ source: sources, id: ids, time: times, data })
    .map(({ source, id, time, data }) => ({ specversion: '1.0', id, source, type, time, data }));

export const money = (min: number) =>
  fc.record({
    amount: fc.oneof(
      fc.integer({ min, max: 100_000 }),
      fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1),
    ),
    currency: fc.constantFrom('CNY', 'CNY', 'EUR'),
  });
export const items = fc.array(
  fc.record({ product: fc.constant('p1'), quantity: fc.integer({ min: 1, max: 9 }) }),
  {
    maxLength: 2,
  },
);
export const ratings = fc.constantFrom(
  { value: 4, min: 1, max: 5 },
  { value: 5, min: 1, max: 5 },
  { value: 2, min: 1, max: 3 },
  { value: 9, min: 0, max: 10 },
);
