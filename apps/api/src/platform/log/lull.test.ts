import { expect, test } from 'vitest';
import { Lull } from './lull.ts';

const hour = 3_600_000;

/** How far the log and its handlers have come whenever it is asked. */
function lullOf(...progress: number[]) {
  return new Lull({ query: () => Promise.resolve({ rows: [{ progress: progress.shift() }] }) } as never);
}

test('it has come when the log has hardly grown since it was asked last, not before it was asked at all', async () => {
  const lull = lullOf(50_000, 60_000, 60_100, 60_100, 70_000);
  const answers = [];
  for (let at = 0; at < 5; at++) answers.push(await lull.hasCome(at * 5000));
  expect(answers).toEqual([false, false, true, true, false]);
});

test('a log that never rests has one an hour', async () => {
  const lull = lullOf(1000, 2000, 3000, 4000);
  expect(await lull.hasCome(0)).toBe(false);
  expect(await lull.hasCome(hour)).toBe(false);
  expect(await lull.hasCome(hour + 1)).toBe(true);
  expect(await lull.hasCome(hour + 5001)).toBe(false);
});
