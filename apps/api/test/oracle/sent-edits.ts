import fc from 'fast-check';
import {
  answerParts,
  type Data,
  departments,
  dimensions,
  event,
  instants,
  items,
  money,
  point,
  ratings,
  small,
  sometimes,
  sources,
  stated,
  subscriptionIds,
  subscriptions,
} from './sent-parts.ts';

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
const ofStart = fc.record({ source: sources, id: small('s', 3) });
const ofSubscription = fc.record({ source: sources, id: subscriptionIds });

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
  stated({ firstContact: removal(fc.boolean()), automatic: sometimes(fc.boolean()) }),
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

export const edits = fc.oneof(
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
  {
    weight: 8,
    arbitrary: event(
      'fact.amended',
      editIds,
      fc.oneof(
        stated({ fact: ofSubscription, time: instants }),
        { weight: 2, arbitrary: stated({ fact: ofStart, data: stated({ department: departments }) }) },
        {
          weight: 2,
          arbitrary: stated({
            fact: ofSubscription,
            data: stated({
              subscription: fc.option(removal(subscriptions), { nil: undefined }),
              department: sometimes(departments),
              startedAt: removal(instants),
            }),
          }),
        },
      ),
      editTimes,
    ),
  },
  {
    weight: 2,
    arbitrary: event(
      'fact.withdrawn',
      editIds,
      stated({ fact: fc.oneof(target, ofSubscription) }),
      editTimes,
    ),
  },
);
