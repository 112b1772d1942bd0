import { expect, test } from 'vitest';
import { localDays } from './local-day.ts';

test('days are those of the zone, on both sides of midnight and of a clock change', () => {
  const shanghai = localDays('Asia/Shanghai');
  expect(shanghai(Date.parse('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
  expect(shanghai(Date.parse('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
  const berlin = localDays('Europe/Berlin');
  expect(berlin(Date.parse('2026-03-28T23:00:00Z'))).toBe('2026-03-29');
  expect(berlin(Date.parse('2026-03-29T21:59:59Z'))).toBe('2026-03-29');
  expect(berlin(Date.parse('2026-03-29T22:00:00Z'))).toBe('2026-03-30');
  expect(localDays('Asia/Kathmandu')(Date.parse('2026-01-01T18:15:00Z'))).toBe('2026-01-02');
});
