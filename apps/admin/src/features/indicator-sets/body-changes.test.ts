import type { Indicator } from '@attune/contracts';
import { expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import { sayIn } from '../../language/say-in.ts';
import { bodyChanges } from './body-changes.ts';
import { anItem, aSet } from './test-body.ts';
import type { SetNames } from './use-set-names.ts';

const names: SetNames = {
  say: sayIn('en'),
  nameOf: ({ en }) => en,
  formats: formatsFor('en'),
  indicators: [
    { key: 'nps', names: { en: 'NPS', zh: '净推荐值' }, unit: 'points', currencies: null },
    { key: 'csat', names: { en: 'Satisfied', zh: '满意' }, unit: 'share', currencies: null },
  ] as Indicator[],
  departments: [{ key: 'sales', parent: null, names: { en: 'Sales', zh: '销售部' } }],
};
const set = (...items: Parameters<typeof anItem>[0][]) =>
  aSet({ groups: [{ key: 'loyalty', names: { en: 'Loyalty', zh: '忠诚' }, items: items.map(anItem) }] });

const told = (before: ReturnType<typeof set>, after: ReturnType<typeof set>) =>
  bodyChanges(before, after, names).map((change) => [change.name, change.before, change.after]);

it('tells what changed by group, item and field, in the unit of the indicator', () => {
  const before = set({ weight: 1 }, { indicator: 'csat', target: 0.8 });
  const after = set({ weight: 2, locked: true }, { indicator: 'csat', target: 0.85 });
  expect(told(before, after)).toEqual([
    ['Loyalty › NPS › Weight', '1', '2'],
    ['Loyalty › NPS › Locked', 'not locked', 'locked'],
    ['Loyalty › Satisfied › Target', '80%', '85%'],
  ]);
});

it('tells what is new or gone as a whole, and populations by department', () => {
  const population = { policy: 'population', weights: { sales: 1200 } } as const;
  expect(told(set({}, { indicator: 'csat', target: 0.8 }), set({ rollUp: population }))).toEqual([
    ['Loyalty › NPS › From departments to the one above', 'By volume', 'By population'],
    ['Loyalty › NPS › Stands for', '–', 'Sales 1,200'],
    ['Loyalty › Satisfied', 'weight 1, target 80%, no part of the index', '–'],
  ]);
});

it('tells of the index field by field, and of another order', () => {
  const names = { en: 'Index', zh: '指数' };
  const index = { names, aggregation: 'arithmetic', minimumCoverage: 0.8 } as const;
  const before = { ...set({}, { indicator: 'csat' }), index };
  const after = { ...set({ indicator: 'csat' }, {}), index: { ...index, minimumCoverage: null } };
  expect(told(before, after)).toEqual([
    ['Overall index › Least share of the weight', '80%', '–'],
    ['Loyalty › Order of the items', 'NPS, Satisfied', 'Satisfied, NPS'],
  ]);
  expect(told(before, { ...before, index: null })[0]?.[2]).toBe('–');
});
