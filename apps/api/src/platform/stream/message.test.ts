import { expect, test } from 'vitest';
import type { StreamedEvent } from './handler.ts';
import { decode, encode, maxBytes } from './message.ts';

const event = (position: number, entryId: number, size = 1): StreamedEvent => ({
  entryId,
  id: position,
  partition: 3,
  position,
  source: '/test',
  externalId: `e${position}`,
  type: 'test',
  time: 1,
  departmentId: 1,
  customerId: null,
  data: { partition: 'kept', position: 'kept', text: '满'.repeat(size) },
  before: [],
  after: [],
});
const read = (events: StreamedEvent[]) =>
  encode(7, events).map(({ value }) => decode(Buffer.from(value), 3) ?? expect.fail());

test('an entry is a message, and comes back as it was', () => {
  const events = [event(5, 1), event(6, 1), event(7, 2)];
  const messages = read(events);
  expect(messages.map(({ epoch, first, last }) => [epoch, first, last])).toEqual([
    [7, 5, 6],
    [7, 7, 7],
  ]);
  expect(messages.flatMap((message) => message.events)).toEqual(events);
});

test('a large entry becomes several messages below the limit, in bytes and not in characters', () => {
  const events = [1, 2, 3, 4, 5].map((position) => event(position, 1, 100_000));
  for (const { value } of encode(7, events)) expect(Buffer.byteLength(value)).toBeLessThan(maxBytes + 1000);
  expect(read(events).flatMap((message) => message.events)).toEqual(events);
});

test('an event too large for any message is only spoken of', () => {
  const events = [event(1, 1), event(2, 1, 400_000), event(3, 1)];
  expect(read(events).map(({ first, last, events: { length } }) => [first, last, length])).toEqual([
    [1, 1, 1],
    [2, 2, 0],
    [3, 3, 1],
  ]);
});

test.each(['', 'null', '[]', '{"epoch":1}', '{"epoch":"1","first":1,"events":[]}', '\u0000'])(
  'a stranger’s message %j is none of ours',
  (value) => {
    expect(decode(Buffer.from(value), 0)).toBeUndefined();
  },
);
