import type { Indicator, IndicatorSetBody, SetItem } from '@attune/contracts';
import { expect, it } from 'vitest';
import { faultsIn } from './check-body.ts';
import { anItem, aSet } from './test-body.ts';

const indicator = (key: string, changes: Partial<Indicator> = {}): Indicator =>
  ({ key, polarity: 'higher-is-better', range: [-100, 100], ...changes }) as Indicator;
const listed = [indicator('nps'), indicator('cost', { polarity: 'lower-is-better', range: null })];
const set = (items: SetItem[], changes: Partial<IndicatorSetBody> = {}) =>
  aSet({ groups: [{ key: 'loyalty', names: { en: 'Loyalty', zh: '忠诚' }, items }], ...changes });
const index = {
  names: { en: 'Index', zh: '指数' },
  aggregation: 'arithmetic' as const,
  minimumCoverage: null,
};

it('finds nothing wrong with what is whole', () => {
  expect(faultsIn(aSet(), listed)).toEqual({});
});

it('names the field of everything that is missing', () => {
  const body = { ...aSet(), names: { en: ' ', zh: '核心' }, owner: '', groups: [] };
  expect(faultsIn(body, listed)).toEqual({
    'body.names.en': 'editor.needed',
    'body.owner': 'editor.needed',
    'body.groups': 'fault.set-empty',
  });
});

it('names the field of the item that cannot be', () => {
  const at = 'body.groups.0.items.0';
  const fault = (changes: Partial<SetItem>) =>
    faultsIn(set([anItem(changes), anItem({ indicator: 'cost' })]), listed);
  expect(fault({ weight: -1 })).toEqual({ [`${at}.weight`]: 'fault.set-weight-invalid' });
  expect(fault({ target: 101 })).toEqual({ [`${at}.target`]: 'fault.target-out-of-range' });
  expect(fault({ thresholds: { good: 20, watch: 40 } })).toEqual({
    [`${at}.thresholds`]: 'fault.thresholds-reversed',
  });
  expect(fault({ indicator: 'cost', thresholds: { good: 20, watch: 40 } })).toEqual({
    'body.groups.0.items.1.indicator': 'fault.set-indicator-twice',
  });
  expect(fault({ score: { kind: 'target' } })).toEqual({ [`${at}.score`]: 'fault.set-score-without-target' });
  expect(fault({ rollUp: { policy: 'population', weights: { sales: 0 } } })).toEqual({
    [`${at}.rollUp.weights`]: 'fault.set-weights-zero',
  });
});

it('wants something to make an index of', () => {
  expect(faultsIn(set([anItem()], { index }), listed)).toEqual({
    'body.index': 'fault.set-index-without-score',
  });
  const scored = anItem({ weight: 0, score: { kind: 'min-max', low: -100, high: 100 } });
  const body = set([scored, anItem({ indicator: 'cost' })], { index: { ...index, minimumCoverage: 1.2 } });
  expect(faultsIn(body, listed)).toEqual({
    'body.index.minimumCoverage': 'fault.set-coverage-invalid',
    'body.groups': 'fault.set-weights-zero',
  });
});
