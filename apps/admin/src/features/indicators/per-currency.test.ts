import type { Indicator } from '@attune/contracts';
import { expect, it } from 'vitest';
import { askedFor } from './asked-for.ts';
import { perCurrency } from './per-currency.ts';
import { perItemGroup } from './per-item-group.ts';
import { perMeasure } from './per-measure.ts';

const revenue: Indicator = {
  key: 'revenue',
  version: 1,
  names: { en: 'Revenue', zh: '销售收入' },
  explanations: { en: '', zh: '' },
  unit: 'money',
  polarity: 'higher-is-better',
  range: null,
  minimumN: 1,
  target: null,
  plugin: 'metric-value',
  owner: 'CX',
  thresholds: null,
  tags: [],
  formula: null,
  versions: [],
  currencies: ['CNY', 'EUR'],
  measures: null,
  itemGroups: null,
  wholeMonths: false,
};

it('shows money once per currency, and asks for one at a time', () => {
  const shown = perCurrency(revenue);
  expect(shown.map(({ names }) => [names.en, names.zh])).toEqual([
    ['Revenue, CNY', '销售收入（CNY）'],
    ['Revenue, EUR', '销售收入（EUR）'],
  ]);
  expect(shown.map(({ key }) => askedFor(key))).toEqual([
    { key: 'revenue', currency: 'CNY' },
    { key: 'revenue', currency: 'EUR' },
  ]);
});

it('leaves what has no currency', () => {
  for (const currencies of [null, []]) expect(perCurrency({ ...revenue, currencies })).toHaveLength(1);
  expect(askedFor('nps')).toEqual({ key: 'nps' });
});

it('shows what is derived once per declared measure, and nothing where none is declared', () => {
  const index: Indicator = { ...revenue, key: 'csi', unit: 'points', currencies: null };
  const measures = [{ key: 'service', names: { en: 'Service', zh: '服务' } }];
  const shown = perMeasure({ ...index, measures });
  expect(shown.map(({ key, names }) => [askedFor(key), names.en])).toEqual([
    [{ key: 'csi', measure: 'service' }, 'Revenue, Service'],
  ]);
  expect(perMeasure({ ...index, measures: [] })).toEqual([]);
  expect(perMeasure(index)).toEqual([index]);
});

it('shows answers once per item group', () => {
  const itemGroups = ['annual#work', 'annual#work~2'];
  const alpha: Indicator = { ...revenue, key: 'cronbach-alpha', currencies: null };
  const shown = perItemGroup({ ...alpha, itemGroups });
  expect(shown.map(({ key }) => askedFor(key))).toEqual(
    itemGroups.map((itemGroup) => ({ key: 'cronbach-alpha', itemGroup })),
  );
  for (const none of [null, []]) expect(perItemGroup({ ...alpha, itemGroups: none })).toHaveLength(1);
});
