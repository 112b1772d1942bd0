import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from './throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('answers the first hint soon and a burst once', () => {
  const act = vi.fn<() => void>();
  const soon = throttle(act, { soon: 100, every: 1000 });
  for (let hint = 0; hint < 50; hint++) soon.call();
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(1);
});

it('keeps its distance, and does not lose the last hint', () => {
  const act = vi.fn<() => void>();
  const soon = throttle(act, { soon: 100, every: 1000 });
  soon.call();
  vi.advanceTimersByTime(150);
  soon.call();
  vi.advanceTimersByTime(900);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
});

it('forgets what is pending when stopped', () => {
  const act = vi.fn<() => void>();
  const soon = throttle(act, { soon: 100, every: 1000 });
  soon.call();
  soon.stop();
  vi.runAllTimers();
  expect(act).not.toHaveBeenCalled();
});
