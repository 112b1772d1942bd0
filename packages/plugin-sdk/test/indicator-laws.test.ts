import type { Change, Reading } from '@attune/metrics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorDefinition } from '../src/index.ts';
import { defineIndicator } from '../src/index.ts';
import { indicatorLaws } from '../src/testing/index.ts';
import { recommendation, responseTime } from './example-indicators.ts';

type Recommendation = IndicatorDefinition<typeof recommendation.inputs>;

const samples = { recommend: [10, 9, 8, 6, 0, 7, 'skipped', 'test'] } as const;

test('indicators that obey', () => {
  expect(indicatorLaws(recommendation, samples)).toMatchObject({ ok: true });
  expect(indicatorLaws(responseTime, { responded: [0, 5, 60_000, 60_000, 3_600_000] })).toMatchObject({
    ok: true,
  });
});

test('whatever the samples, as long as there are any', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 30 });
  const durations = fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(scores, durations, (recommend, responded) => {
      const verdicts = [
        indicatorLaws(recommendation, { recommend }),
        indicatorLaws(responseTime, { responded }),
      ];
      expect(verdicts.flatMap(({ checks }) => checks).filter(({ ok }) => !ok)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** The laws that the example breaks once a part of it is replaced. */
function brokenBy(part: Partial<Recommendation>): string[] {
  const verdict = indicatorLaws(defineIndicator({ ...recommendation, ...part }), samples);
  const broken = verdict.checks.filter(({ ok }) => !ok);
  expect(verdict.ok).toBe(broken.length === 0);
  for (const { detail } of broken) expect(detail).toBeTruthy();
  return broken.map(({ law }) => law);
}

const read = recommendation.read.bind(recommendation);
const compare = recommendation.compare.bind(recommendation);
type Tallies = Parameters<typeof read>[0];

const changed = (change: (reading: Reading) => Partial<Reading>) => ({
  read(tallies: Tallies): Reading {
    const reading = read(tallies);
    return { ...reading, ...change(reading) };
  },
});

describe('indicators that do not', () => {
  test('an empty tally read as 0', () => {
    expect(brokenBy(changed(({ value }) => ({ value: value ?? 0 })))).toEqual([
      'an empty tally reads as null',
    ]);
  });
  test('an empty tally divided by', () => {
    const naive = ({ recommend: { counts } }: Tallies): Reading => {
      const n = counts.reduce((sum, count) => sum + count, 0);
      return { value: ((counts[10] ?? 0) * 100) / n, n, interval: null, excluded: {} };
    };
    expect(brokenBy({ read: naive })).toEqual([
      'an empty tally reads as null',
      'a taking back that comes too early reads as null or a number',
    ]);
  });
  test('always null', () => {
    expect(brokenBy(changed(() => ({ value: null })))).toEqual(['the samples read as a number']);
  });
  test.each([Number.NaN, Infinity, 101])('the value %d', (wrong) => {
    expect(brokenBy(changed(({ value }) => ({ value: value === null ? null : wrong })))).toContain(
      'the samples read as a number',
    );
  });
  test.each([
    ['upside down', { low: 1, high: 0 }],
    ['without an end', { low: 0, high: Infinity }],
    ['outside the range', { low: -150, high: 0 }],
    ['at no level', { level: 0 }],
    ['by no method', { method: '' }],
  ])('an interval %s', (_, wrong) => {
    const law = changed(({ interval }) => ({ interval: interval && { ...interval, ...wrong } }));
    expect(brokenBy(law)).toContain('the interval is one');
  });
  test('one that remembers', () => {
    let calls = 0;
    expect(brokenBy(changed(({ value, n }) => ({ value, n: n === 0 ? 0 : n + (calls += 1) })))).toEqual([
      'reading twice gives the same',
      'the order of the facts does not matter',
      'splitting and merging does not matter',
      'adding and taking back does not matter',
    ]);
  });
  test('one that writes to its tallies', () => {
    const greedy = (tallies: Tallies): Reading => {
      (tallies.recommend.counts as number[])[0] = 0;
      return read(tallies);
    };
    expect(brokenBy({ read: greedy })).toContain('the samples read as a number');
  });
  test('a comparison that finds a change in nothing', () => {
    const eager = (...waves: Parameters<typeof compare>): Change | null => {
      const change = compare(...waves);
      return change && { ...change, significant: true };
    };
    expect(brokenBy({ compare: eager })).toEqual(['equal waves are no change']);
  });
  test('a comparison with nothing', () => {
    const blind = (): Change => ({ difference: 0, p: 1, significant: false, interval: null, method: 'none' });
    expect(brokenBy({ compare: blind })).toEqual(['an empty wave cannot be compared']);
  });
  test('answers that are worth something else', () => {
    expect(brokenBy({ worth: (point) => point })).toEqual([
      'the value is the mean of what the answers are worth',
    ]);
    expect(brokenBy({ worth: (point) => (point >= 9 ? 100 : point >= 7 ? 0 : -100) })).toEqual([]);
  });
  test('an explanation that divides by 0', () => {
    const share = ({ recommend: { counts } }: Tallies) => ({ share: (counts[10] ?? 0) / (counts[10] ?? 0) });
    expect(brokenBy({ explain: share })).toEqual(['the parts of the explanation are numbers']);
  });
});
