import type { Tally } from '@attune/metrics';
import { tallyKind } from '@attune/metrics';
import type { Host } from '@attune/plugin-sdk';
import { loadPlugin } from '@attune/plugin-sdk';
import { expect, test } from 'vitest';
import plugin from '../src/index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const host: Host = { log: quiet, clock: { now: () => new Date(0) } };
const { indicators } = loadPlugin(plugin, {}, host);

function scores(min: number, max: number, values: number[]): Tally {
  const algebra = tallyKind({ kind: 'score', min, max });
  return algebra.addAll(algebra.empty(), values);
}

const index = tallyKind({ kind: 'fraction', denominator: 6 });
const tallies: Record<string, Tally> = {
  recommend: scores(0, 10, [10, 9, 7, 3]),
  satisfaction: scores(1, 5, [5, 4, 3, 2]),
  ease: scores(1, 7, [7, 5, 4, 2]),
  effort: scores(1, 5, [1, 2, 2, 5]),
  gap: index.addAll(index.empty(), [-6, 3, 0, 'incomplete']),
  category: scores(1, 6, [1, 2, 2, 3, 4, 4, 5, 6]),
  recorded: { kind: 'count', n: 12 },
};

test.each([
  ['nps', 25, 'points', { promoters: 2, passives: 1, detractors: 1 }],
  ['csat', 3.5, 'score', {}],
  ['csat-top-box', 0.5, 'share', { satisfied: 2 }],
  ['ces', 4.5, 'score', {}],
  ['ces-easy', 0.5, 'share', { easy: 2 }],
  ['ces-2010', 2.5, 'score', {}],
  ['responses', 12, 'count', {}],
  ['servqual-gap', -1 / 6, 'score', {}],
  ['kano-better', 0.5, 'share', { A: 1, O: 2, M: 1, I: 2, R: 1, Q: 1 }],
  ['kano-worse', -0.5, 'share', { A: 1, O: 2, M: 1, I: 2, R: 1, Q: 1 }],
  ['kano-must-be', 0.125, 'share', { A: 1, O: 2, M: 1, I: 2, R: 1, Q: 1 }],
])('%s is %d %s', (key, value, unit, parts) => {
  const indicator = indicators.find((candidate) => candidate.key === key);
  expect(indicator?.unit).toBe(unit);
  expect(indicator?.read(tallies).value).toBe(value);
  expect(indicator?.explain(tallies)).toEqual(parts);
});

test('indices are read over the denominator of their measure, and kept within 0 and 100', () => {
  const of = (satisfaction: Tally) => indicators.find(({ key }) => key === 'csi')?.read({ satisfaction });
  const reading = of(index.addAll(index.empty(), [600, 570, 'incomplete', 'superseded']));
  expect(reading).toMatchObject({
    value: 97.5,
    n: 2,
    interval: { high: 100 },
    excluded: { incomplete: 1, superseded: 1 },
  });
});

test('the reliability of an item group is read from its complete rows', () => {
  const algebra = tallyKind({ kind: 'moments', items: 3 });
  const rows = [[5, 4, 5], [4, 4, 3], [2, 1, 2], [3, 3, 4], [1, 2, 1], 'skipped'] as const;
  const items = algebra.addAll(algebra.empty(), rows);
  const read = (key: string) => indicators.find((candidate) => candidate.key === key)?.read({ items });
  // By hand: variances 2.5, 1.7 and 2.5, of the sum 17.7.
  expect(read('cronbach-alpha')?.value).toBeCloseTo(1.5 * (1 - 6.7 / 17.7), 12);
  expect(read('cronbach-alpha')).toMatchObject({
    n: 5,
    interval: { method: 'feldt' },
    excluded: { skipped: 1 },
  });
  expect(read('mcdonald-omega')?.value).toBeGreaterThan(0.9);
});

test('that is all it contributes', () => {
  expect(indicators).toHaveLength(23);
});
