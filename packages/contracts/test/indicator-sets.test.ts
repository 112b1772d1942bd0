import { expect, test } from 'vitest';
import { indicatorSetBody, newSet } from '../src/index.ts';

const texts = { en: 'A set', zh: '指标体系' };
const group = (nth: number, items: number) => ({
  key: `group-${nth}`,
  names: texts,
  items: Array.from({ length: items }, (_, item) => ({
    indicator: `indicator-${nth}-${item}`,
    variant: null,
    weight: 1,
    target: null,
    thresholds: null,
    rollUp: { policy: 'volume' },
    locked: false,
    score: null,
  })),
});
const body = (...items: number[]) => ({
  names: texts,
  explanations: texts,
  owner: 'CX office',
  groups: items.map((many, nth) => group(nth, many)),
  index: null,
});

test('a set has at most two hundred indicators, however they are grouped', () => {
  expect(indicatorSetBody.safeParse(body(50, 50, 50, 50)).success).toBe(true);
  const refused = indicatorSetBody.safeParse(body(50, 50, 50, 50, 1));
  expect(refused.error?.issues).toMatchObject([
    { path: ['groups'], message: 'needs at most 200 indicators in all its groups' },
  ]);
});

test('no set takes the address of the templates', () => {
  const refused = newSet.safeParse({ key: 'templates', body: body(1), why: 'new' });
  expect(refused.error?.issues).toMatchObject([{ path: ['key'], message: 'is taken' }]);
});
