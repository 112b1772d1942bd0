import { reduction, type Reduction } from '@attune/contracts';
import { expect, test } from 'vitest';
import type { KnownSurvey } from '../surveys/known-survey.ts';
import { checkReduction } from './check-reduction.ts';
import { derivedValue } from './derived-value.ts';

const scales = {
  a: [1, 10],
  b: [1, 10],
  c: [1, 10],
  five: [1, 5],
  wichtig: [1, 5],
  other: [1, 5],
  below: [-2, 2],
  text: null,
} as const;

const survey = {
  questions: new Map(
    Object.entries(scales).map(([key, scale]) => [
      key,
      { key, scale: scale && { min: scale[0], max: scale[1] } },
    ]),
  ),
} as unknown as KnownSurvey;

const items = ['a', 'b', 'c'];

test.each<[string, string, object]>([
  ['derived-items-missing', 'items', { method: 'csi', items: [] }],
  ['derived-items-missing', 'pairs', { method: 'servqual-gap', pairs: [] }],
  ['derived-question-unknown', 'items.1', { method: 'cli', items: ['a', 'nobody'] }],
  ['derived-question-open', 'items.1', { method: 'cli', items: ['a', 'text'] }],
  ['derived-question-twice', 'items.2', { method: 'csi', items: ['a', 'b', 'a'] }],
  ['derived-scales-differ', 'items.1', { method: 'csi', items: ['a', 'five'] }],
  ['derived-weights-differ', 'weights', { method: 'acsi', items, weights: [1, 2] }],
  ['derived-weight-negative', 'weights.1', { method: 'acsi', items, weights: [3, -1, 2] }],
  ['derived-weights-zero', 'weights', { method: 'csi-weighted', items, weights: [0, 0, 0] }],
  ['derived-minimum-invalid', 'minimumAnswered', { method: 'csi', items, minimumAnswered: 4 }],
  ['derived-minimum-invalid', 'minimumAnswered', { method: 'csi', items, minimumAnswered: 0 }],
  [
    'derived-minimum-invalid',
    'minimumPairs',
    { method: 'servqual-gap', pairs: [{ expectation: 'a', perception: 'b' }], minimumPairs: 2 },
  ],
  [
    'derived-pair-scales-differ',
    'pairs.0.perception',
    { method: 'servqual-gap', pairs: [{ expectation: 'a', perception: 'five' }] },
  ],
  [
    'derived-importance-scale',
    'items.0.importance',
    { method: 'csi-importance', items: [{ rating: 'a', importance: 'below' }] },
  ],
  ['derived-kano-scale', 'dysfunctional', { method: 'kano', functional: 'five', dysfunctional: 'a' }],
  ['derived-denominator', '', { method: 'csi-weighted', items, weights: [2 ** 50, 3 ** 30, 5 ** 20 + 1] }],
])('refuses with %s at %s', (code, field, declared) => {
  const path = field === '' ? 'reduction' : `reduction.${field}`;
  expect(() => checkReduction(reduction.parse(declared), survey)).toThrow(
    expect.objectContaining({ code, field: path }),
  );
});

const reduced = (declared: Reduction, values: Parameters<typeof derivedValue>[0]) => {
  const { reducer } = checkReduction(declared, survey);
  const value = derivedValue(values, reducer);
  const { shape } = reducer;
  return typeof value === 'number' && shape.kind === 'fraction' ? value / shape.denominator : value;
};

test('each method makes one number of one response, worked by hand', () => {
  const csi = { method: 'csi', items } as const;
  expect(reduced(csi, [10, 10, 10])).toBe(100);
  expect(reduced(csi, [1, 10, 'skipped'])).toBe(50);
  expect(reduced({ ...csi, minimumAnswered: 3 }, [1, 10, 'skipped'])).toBe('skipped');
  expect(reduced({ method: 'csi-weighted', items, weights: [2, 1, 0] }, [10, 1, 1])).toBeCloseTo(200 / 3, 12);
  expect(reduced({ method: 'acsi', items, weights: [1, 1, 1] }, [10, 10, 'dont-know'])).toBe('skipped');
  const important = {
    method: 'csi-importance',
    items: [
      { rating: 'a', importance: 'wichtig' },
      { rating: 'b', importance: 'other' },
    ],
  } as const;
  expect(reduced({ ...important, items: [...important.items] }, [10, 1, 3, 1])).toBe(75);
  expect(reduced({ method: 'cli', items: ['a', 'five'] }, [10, 1])).toBe(50);
  const gap = { method: 'servqual-gap', pairs: [{ expectation: 'a', perception: 'b' }] };
  expect(reduced(reduction.parse(gap), [9, 7])).toBe(-2);
  expect(reduced({ method: 'kano', functional: 'five', dysfunctional: 'other' }, [1, 5])).toBe(2);
});

test('a response that does not count says why, and one that was never asked says nothing', () => {
  const csi = { method: 'csi', items } as const;
  expect(reduced(csi, ['superseded', 'superseded', 'superseded'])).toBe('superseded');
  expect(reduced(csi, [undefined, undefined, null])).toBeUndefined();
  // Asked before the survey had its third question.
  expect(reduced(csi, [1, 10, undefined])).toBe(50);
});
