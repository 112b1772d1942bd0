import { weightingDefinition } from '@attune/contracts';
import { expect, test } from 'vitest';
import { crossedDimensions, fingerprintOf, targetsOf } from './targets.ts';
import { weigh } from './weigh.ts';

const margins = [
  {
    dimension: 'segment' as const,
    targets: [
      { level: 'consumer', share: 6 },
      { level: 'business', share: 4 },
    ],
  },
  {
    dimension: 'channel' as const,
    targets: [
      { level: 'web', share: 5 },
      { level: 'phone', share: 5 },
    ],
  },
];
const raking = weightingDefinition.parse({ method: 'raking', total: 10, margins });
const strata = weightingDefinition.parse({
  method: 'post-stratification',
  total: 4,
  dimensions: ['segment', 'channel'],
  cells: [
    { levels: ['consumer', 'web'], share: 1 },
    { levels: ['business', 'phone'], share: 3 },
  ],
});

test('dimensions are crossed in one order, whatever order they were named in', () => {
  expect(crossedDimensions(raking)).toEqual(['channel', 'segment']);
  expect(crossedDimensions(strata)).toEqual(['channel', 'segment']);
  const { numbersOf, margins: known } = targetsOf(raking);
  expect(numbersOf(['web', 'consumer'])).toEqual([1, 1]);
  expect(known[1]?.levels[1]).toEqual([{ dimension: 'segment', level: 'consumer' }]);
  expect(numbersOf(['web', ''])).toBeUndefined();
  expect(numbersOf(['__proto__', 'consumer'])).toBeUndefined();
  expect(targetsOf(strata).numbersOf(['phone', 'business'])).toEqual([0]);
  expect(targetsOf(strata).numbersOf(['web', 'business'])).toBeUndefined();
});

test('a fingerprint tells targets apart, and not how they were written down', () => {
  const turned = weightingDefinition.parse({
    method: 'raking',
    total: 20,
    margins: margins
      .map(({ dimension, targets }) => ({
        dimension,
        targets: targets.map(({ level, share }) => ({ level, share: 2 * share })).toReversed(),
      }))
      .toReversed(),
  });
  expect(fingerprintOf(raking)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf(turned)).toBe(fingerprintOf(raking));
  expect(fingerprintOf(strata)).not.toBe(fingerprintOf(raking));
  expect(fingerprintOf({ ...raking, surveys: ['annual'] })).not.toBe(fingerprintOf(raking));
});

test('cells are weighed to both margins; what cannot be says why', () => {
  const targets = targetsOf(raking);
  const cells = [
    { numbers: [0, 0], n: 10 },
    { numbers: [0, 1], n: 40 },
    { numbers: [1, 0], n: 30 },
    { numbers: [1, 1], n: 20 },
  ];
  const weighed = weigh(targets, cells);
  if (weighed.kind !== 'weighed') throw new Error(weighed.kind);
  const share = (margin: number, number: number) =>
    cells.reduce(
      (sum, { numbers, n }, at) => sum + (numbers[margin] === number ? n * (weighed.weights[at] ?? 0) : 0),
      0,
    ) / 100;
  expect(share(0, 0)).toBeCloseTo(0.5, 10);
  expect(share(1, 1)).toBeCloseTo(0.6, 10);
  expect(weigh(targets, [{ numbers: [0, 0], n: 5 }])).toEqual({
    kind: 'missing',
    levels: [[{ dimension: 'channel', level: 'web' }], [{ dimension: 'segment', level: 'consumer' }]],
  });
  // Phone and web, consumers and business: but every consumer is on the phone, and half of all should be on the web.
  const diagonal = [
    { numbers: [0, 1], n: 50 },
    { numbers: [1, 0], n: 50 },
  ];
  expect(weigh(targets, diagonal)).toEqual({ kind: 'not-converged' });
  const stratified = weigh(targetsOf(strata), [
    { numbers: [0], n: 50 },
    { numbers: [1], n: 50 },
  ]);
  expect(stratified).toMatchObject({ kind: 'weighed', weights: [1.5, 0.5], trimmed: null });
});
