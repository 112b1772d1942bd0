import type { SetFigure, SetRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { contributionsOf } from './contributions.ts';
import type { ValuesItem } from './item-unit.ts';

const names = { en: 'A', zh: '甲' };
const item = (indicator: string, weight: number, scored = true): ValuesItem => ({
  indicator,
  variant: null,
  weight,
  rollUp: { policy: 'volume' },
  locked: false,
  score: scored ? { kind: 'target' } : null,
  group: 'all',
  names,
  unit: 'score',
  polarity: 'higher-is-better',
});
const figure = (indicator: string, score: number | null): SetFigure => ({
  indicator,
  variant: null,
  version: 1,
  local: false,
  value: score,
  n: 1,
  interval: null,
  policy: 'volume',
  coverage: null,
  target: null,
  thresholds: null,
  standing: null,
  score,
  receipts: [],
});
const row = (...figures: SetFigure[]): SetRow => ({
  period: '2026-01-01/2026-12-31',
  version: 1,
  department: 'sales',
  adoptedBy: null,
  figures,
  index: null,
});
const index = { names, aggregation: 'arithmetic' as const, minimumCoverage: 0.5 };

it('adds up to the index; a part without a score leaves its weight to the others', () => {
  const items = [item('nps', 2), item('csat', 1), item('ces', 1), item('cost', 9, false)];
  const parts = contributionsOf(
    { index, items },
    row(figure('nps', 80), figure('csat', 50), figure('ces', null)),
  );
  expect(parts.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
  expect(parts.map(({ counted }) => counted)).toEqual([2 / 3, 1 / 3, null]);
  expect(parts.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(70);
});

it('has parts without points where nothing has a score', () => {
  const parts = contributionsOf({ index, items: [item('nps', 1)] }, undefined);
  expect(parts).toMatchObject([{ share: 1, score: null, points: null }]);
});
