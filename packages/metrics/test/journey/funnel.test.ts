import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyEvent } from '../../src/index.ts';
import { funnel, furthestStep, furthestSteps } from '../../src/index.ts';

const steps = ['visit', 'cart', 'pay'];
const path = (...events: [event: string, time: number][]) => events.map(([event, time]) => ({ event, time }));

describe('the furthest step', () => {
  test.each<[string, JourneyEvent[], number]>([
    ['nothing done', [], 0],
    ['steps without the first', path(['cart', 1], ['pay', 2]), 0],
    ['all in order', path(['visit', 1], ['cart', 2], ['pay', 3]), 3],
    ['all in order, given in another', path(['pay', 3], ['visit', 1], ['cart', 2]), 3],
    ['others in between', path(['visit', 1], ['help', 2], ['cart', 3]), 2],
    ['the wrong order', path(['visit', 1], ['pay', 2], ['cart', 3]), 2],
    ['the last moment of the window', path(['visit', 0], ['cart', 10]), 2],
    ['after the window', path(['visit', 0], ['cart', 11]), 1],
    [
      'the window runs from the opening, not from the step before',
      path(['visit', 0], ['cart', 6], ['pay', 12]),
      2,
    ],
    [
      'a later attempt goes further',
      path(['visit', 0], ['cart', 9], ['visit', 10], ['cart', 11], ['pay', 19]),
      3,
    ],
    ['an earlier attempt went further', path(['visit', 0], ['cart', 1], ['pay', 2], ['visit', 50]), 3],
    ['at one time, in the order given', path(['visit', 1], ['cart', 1], ['pay', 1]), 3],
    ['at one time, in another order', path(['cart', 1], ['visit', 1]), 1],
  ])('%s', (_, events, furthest) => {
    expect(furthestStep(events, { steps, window: 10 })).toBe(furthest);
  });

  test('a step named twice needs two events', () => {
    const twice = { steps: ['visit', 'visit'], window: 10 };
    expect(furthestStep(path(['visit', 1]), twice)).toBe(1);
    expect(furthestStep(path(['visit', 1], ['visit', 2]), twice)).toBe(2);
  });

  test('agrees with following every attempt by itself', () => {
    const event = fc.record({
      event: fc.constantFrom(...steps, 'help'),
      time: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), fc.nat(30), (events, window) => {
        expect(furthestStep(events, { steps, window })).toBe(byAttempts(events, window));
      }),
      { numRuns: 500 },
    );
  });

  test.each([-1, Number.NaN, Infinity])('a window of %d is refused', (window) => {
    expect(() => furthestStep([], { steps, window })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
  test('a time that is no number and a journey without steps are refused', () => {
    expect(() => furthestStep(path(['visit', Number.NaN]), { steps, window: 1 })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
    const missing = expect.objectContaining({ code: 'steps-missing' });
    expect(() => furthestStep([], { steps: [], window: 1 })).toThrow(missing);
    expect(() => funnel([], [0])).toThrow(missing);
  });
});

describe('a funnel', () => {
  test('counts every customer once, at each step they came to', () => {
    const customers = [
      path(['visit', 1], ['cart', 2], ['pay', 3], ['visit', 4]),
      path(['visit', 1]),
      path(['visit', 1], ['cart', 2]),
      path(['cart', 2]),
    ];
    const furthest = furthestSteps(customers, { steps, window: 10 });
    expect(furthest).toEqual([1, 1, 1, 1]);
    const result = funnel(steps, furthest);
    expect(result.steps.map(({ customers }) => customers)).toEqual([3, 2, 1]);
    expect(result.steps[0]?.conversion).toBeNull();
    expect(result.steps[1]?.conversion).toMatchObject({ value: 2 / 3, n: 3, interval: { method: 'wilson' } });
    expect(result.overall).toMatchObject({ value: 1 / 3, n: 3 });
  });

  test('is null after a step that nobody passed', () => {
    const result = funnel(steps, [5, 3, 0, 0]);
    expect(result.steps[1]?.conversion).toMatchObject({ value: 0, n: 3 });
    expect(result.steps[2]?.conversion).toMatchObject({ value: null, n: 0, interval: null, reason: 'empty' });
    expect(funnel(steps, [5, 0, 0, 0]).overall).toMatchObject({ value: null, reason: 'empty' });
  });

  test('never widens, and its conversions multiply to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }), (furthest) => {
        const result = funnel(steps, furthest);
        const counts = result.steps.map(({ customers }) => customers);
        expect(counts.toSorted((a, b) => b - a)).toEqual(counts);
        const product = result.steps.reduce((all, { conversion }) => all * (conversion?.value ?? 1), 1);
        if (counts[1] !== 0) expect(result.overall.value).toBeCloseTo(product, 12);
      }),
    );
  });

  test.each([
    [[1, 2], 'lengths-differ'],
    [[1, 2, 3, -1], 'count-not-whole'],
    [[1, 2, 3, 0.5], 'count-not-whole'],
  ])('%j customers by furthest step are refused', (furthest, code) => {
    expect(() => funnel(steps, furthest)).toThrow(expect.objectContaining({ code }));
  });
});

/** The definition word by word: every opening event followed to where it leads. */
function byAttempts(events: readonly JourneyEvent[], window: number): number {
  const ordered = events.toSorted((a, b) => a.time - b.time);
  let furthest = 0;
  for (const [i, opening] of ordered.entries()) {
    if (opening.event !== steps[0]) continue;
    let passed = 1;
    for (const { event, time } of ordered.slice(i + 1))
      if (event === steps[passed] && time - opening.time <= window) passed += 1;
    furthest = Math.max(furthest, passed);
  }
  return furthest;
}
