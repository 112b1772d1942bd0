import { expect, test } from 'vitest';
import { dayIn } from './today.ts';

test('the day is that of the enterprise, not of the machine', () => {
  const instant = Date.parse('2026-03-01T18:00:00Z');
  expect(dayIn('Asia/Shanghai')(instant)).toBe('2026-03-02');
  expect(dayIn('America/New_York')(instant)).toBe('2026-03-01');
});
