import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngagementEvent } from '../../src/index.ts';
import { engagement, engagementAt, engagementScore, mergeEngagement } from '../../src/index.ts';

const definition = { weights: { order: 5, login: 1, ignored: 0 }, halfLife: 30, scale: 20 };

test('an event counts half after the half-life', () => {
  const order: EngagementEvent[] = [{ type: 'order', time: 0 }];
  expect(engagement(order, definition, 0).raw).toBe(5);
  expect(engagement(order, definition, 30).raw).toBe(2.5);
  expect(engagement(order, definition, 60).raw).toBe(1.25);
});

test('what is later, has no weight, or bears the name of what every object has counts nothing', () => {
  const events = ['order', 'unknown', 'ignored', 'toString', '__proto__'].map((type) => ({ type, time: 10 }));
  expect(engagement(events, definition, 9).raw).toBe(0);
  expect(engagement(events, definition, 10).raw).toBe(5);
});

test('no events score 0, as many as you like stay below 100', () => {
  expect(engagementScore(engagement([], definition, 0), definition)).toBe(0);
  expect(engagementScore({ raw: 20, time: 0 }, definition)).toBeCloseTo(63.2120558829, 9);
  expect(engagementScore({ raw: 1e300, time: 0 }, definition)).toBe(100);
});

test('a state moved in time, or split and merged, is that of all events', () => {
  const event = fc.record({
    type: fc.constantFrom('order', 'login'),
    time: fc.integer({ min: 0, max: 365 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.nat(30), fc.nat(365), (events, cut, later) => {
      const all = engagement(events, definition, 365 + later);
      const first = engagement(events.slice(0, cut), definition, 365);
      const rest = engagement(events.slice(cut), definition, 365 + later);
      for (const merged of [
        mergeEngagement(first, rest, definition),
        mergeEngagement(rest, first, definition),
      ]) {
        expect(merged.time).toBe(365 + later);
        expect(merged.raw).toBeCloseTo(all.raw, 10);
      }
      expect(engagementAt(engagement(events, definition, 365), definition, 365 + later).raw).toBeCloseTo(
        all.raw,
        10,
      );
    }),
  );
});

describe('refused', () => {
  const outOfRange = expect.objectContaining({ code: 'number-out-of-range' });
  test.each([
    { ...definition, halfLife: 0 },
    { ...definition, halfLife: Number.NaN },
    { ...definition, weights: { order: -1 } },
    { ...definition, weights: { order: Infinity } },
  ])('%j', (bad) => {
    expect(() => engagement([], bad, 0)).toThrow(outOfRange);
  });
  test('times and sums that are no numbers', () => {
    expect(() => engagement([{ type: 'order', time: Number.NaN }], definition, 0)).toThrow(outOfRange);
    expect(() => engagement([], definition, Infinity)).toThrow(outOfRange);
    expect(() => engagementScore({ raw: -1, time: 0 }, definition)).toThrow(outOfRange);
    expect(() => engagementScore({ raw: 1, time: 0 }, { scale: 0 })).toThrow(outOfRange);
    expect(() => engagementAt({ raw: 1, time: 0 }, definition, -1e9)).toThrow(outOfRange);
  });
});
