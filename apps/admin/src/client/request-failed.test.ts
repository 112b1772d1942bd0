import { describe, expect, it } from 'vitest';
import { RequestFailed, secondsToWait } from './request-failed.ts';

describe('secondsToWait', () => {
  const now = Date.parse('2026-03-01T00:00:00Z');
  it('reads seconds, dates and nothing', () => {
    expect(secondsToWait('42', now)).toBe(42);
    expect(secondsToWait('Sun, 01 Mar 2026 00:00:30 GMT', now)).toBe(30);
    expect(secondsToWait('Sat, 28 Feb 2026 23:59:00 GMT', now)).toBe(0);
    expect(secondsToWait('soon', now)).toBeNull();
    expect(secondsToWait(null, now)).toBeNull();
  });
});

describe('RequestFailed', () => {
  it('keeps the code of the problem, and has one without a problem', () => {
    expect(new RequestFailed({ code: 'credentials-wrong' }, 401).code).toBe('credentials-wrong');
    expect(new RequestFailed({}, 502).code).toBe('http-502');
    expect(new RequestFailed({}, 0).code).toBe('unreachable');
  });
});
