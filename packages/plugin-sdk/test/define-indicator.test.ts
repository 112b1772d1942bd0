import type { CountTally, DurationTally, ScoreTally, SumTally } from '@attune/metrics';
import { countTally, responseCount, responseCountChange, scoreTally } from '@attune/metrics';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  countInput,
  defineIndicator,
  durationInput,
  moneyInput,
  scoreInput,
  sumInput,
} from '../src/index.ts';
import type { Indicator } from '../src/index.ts';
import { recommendation } from './example-indicators.ts';

const recommend = scoreTally({ min: 0, max: 10 }).addAll(
  scoreTally({ min: 0, max: 10 }).empty(),
  [9, 9, 3, 8],
);

test('an indicator reads, compares and explains', () => {
  expect(recommendation.read({ recommend })).toMatchObject({ value: 25, n: 4 });
  expect(recommendation.compare({ recommend }, { recommend })).toMatchObject({
    difference: 0,
    significant: false,
  });
  expect(recommendation.explain({ recommend })).toEqual({ promoters: 2, passives: 1, detractors: 1 });
  expect(recommendation.read({ recommend }, { level: 0.8 }).interval?.level).toBe(0.8);
});

test('an indicator is frozen, and fits where any indicator does', () => {
  expect(() => Object.assign(recommendation, { key: 'mine' })).toThrow(TypeError);
  expect(() => Object.assign(recommendation.inputs, { more: 1 })).toThrow(TypeError);
  const any: Indicator = recommendation;
  expect(any.read({ recommend }).n).toBe(4);
});

test('what has no explanation explains nothing', () => {
  const plain = defineIndicator({
    key: 'plain',
    version: 1,
    names: { en: 'Plain', zh: '简单' },
    explanations: { en: 'Plain.', zh: '简单。' },
    unit: 'count',
    polarity: 'neutral',
    minimumN: 1,
    inputs: { facts: countInput({ event: 'response.recorded' }) },
    read: ({ facts }, options) => responseCount(facts, options),
    compare: (before, after, options) => responseCountChange(before.facts, after.facts, options),
  });
  expect(plain.explain({ facts: countTally.empty() })).toEqual({});
  expect(plain.range).toBeNull();
});

test('each input has the tally of its kind', () => {
  defineIndicator({
    ...recommendation,
    inputs: {
      asked: scoreInput({ question: 'nps', min: 0, max: 10 }),
      placed: countInput({ event: 'order.placed' }),
      units: sumInput({ event: 'order.placed', field: 'units' }),
      spent: moneyInput({ event: 'order.placed', field: 'amount' }),
      waited: durationInput({ event: 'order.delivered', field: 'waitingTime' }),
    },
    read(tallies) {
      expectTypeOf(tallies.asked).toEqualTypeOf<ScoreTally>();
      expectTypeOf(tallies.placed).toEqualTypeOf<CountTally>();
      expectTypeOf(tallies.units).toEqualTypeOf<SumTally>();
      expectTypeOf(tallies.spent).toEqualTypeOf<SumTally>();
      expectTypeOf(tallies.waited).toEqualTypeOf<DurationTally>();
      // @ts-expect-error an input that was not declared has no tally
      return tallies.missing;
    },
    compare: () => null,
    explain: () => ({}),
  });
});

describe('an indicator refuses tallies that are not its own', () => {
  test('of another scale', () => {
    const five = scoreTally({ min: 1, max: 5 }).empty();
    expect(() => recommendation.read({ recommend: five })).toThrow(coded('input-mismatch'));
    expect(() => recommendation.compare({ recommend }, { recommend: five })).toThrow(coded('input-mismatch'));
    expect(() => recommendation.explain({ recommend: five })).toThrow(coded('input-mismatch'));
  });
  test('of another kind, or none', () => {
    const any = recommendation as unknown as Indicator;
    expect(() => any.read({ recommend: countTally.empty() })).toThrow(coded('input-mismatch'));
    expect(() => any.read({})).toThrow(coded('input-mismatch'));
  });
});

test.each([
  ['a key that is not kebab-case', { key: 'Net Promoter' }],
  ['version 0', { version: 0 }],
  ['minimum n 0', { minimumN: 0 }],
  ['an empty name', { names: { en: 'NPS', zh: ' ' } }],
  ['a range upside down', { range: [1, 0] as const }],
  ['no input', { inputs: {} as typeof recommendation.inputs }],
  ['money of no currency', { unit: 'money' as const }],
  ['answers worth a fraction', { worth: (point: number) => point / 2 }],
  ['a scale upside down', { inputs: { recommend: scoreInput({ question: 'nps', min: 10, max: 0 }) } }],
])('%s is refused', (_, wrong) => {
  expect(() => defineIndicator({ ...recommendation, ...wrong })).toThrow(coded('definition-invalid'));
});

function coded(code: string): unknown {
  return expect.objectContaining({ code });
}
