import { expect, it } from 'vitest';
import { shareOf, sharesIn, weightShares } from './weight-shares.ts';

const item = (indicator: string, weight: number) => ({ indicator, variant: null, weight });

it('tells weights as shares of all, whatever they add up to', () => {
  const items = [item('nps', 30), item('csat', 10), item('ces', 0)];
  const shares = weightShares(items);
  expect([...(shares ?? [])]).toEqual([
    ['nps', 0.75],
    ['csat', 0.25],
    ['ces', 0],
  ]);
  expect(shareOf(items.slice(0, 2), shares)).toBe(1);
});

it('has no shares where nothing weighs anything, and none of what is not a weight yet', () => {
  expect(weightShares([item('nps', 0)])).toBeNull();
  expect(weightShares([])).toBeNull();
  expect(weightShares([item('nps', Number.NaN), item('csat', 2)])?.get('nps')).toBe(0);
});

it('leaves what is not scored out of the index', () => {
  const items = [
    { ...item('nps', 1), score: { kind: 'target' as const } },
    { ...item('csat', 3), score: null },
  ];
  const names = { en: 'Index', zh: '指数' };
  const index = { names, aggregation: 'arithmetic' as const, minimumCoverage: null };
  expect([...(sharesIn({ index, items }) ?? [])]).toEqual([['nps', 1]]);
  expect(sharesIn({ index: null, items })?.get('csat')).toBe(0.75);
});
