import { expect, test } from 'vitest';
import { PostLimit } from './post-limit.ts';

test('many at once, then one a second, each address for itself', () => {
  const limit = new PostLimit();
  const start = 1_000_000;
  for (let sent = 0; sent < 120; sent++) expect(limit.take('a', start)).toBe(0);
  expect(limit.take('a', start)).toBe(1);
  expect(limit.take('b', start)).toBe(0);
  expect(limit.take('a', start + 1000)).toBe(0);
  expect(limit.take('a', start + 1000)).toBe(1);
  expect(limit.take('a', start + 600_000)).toBe(0);
});
