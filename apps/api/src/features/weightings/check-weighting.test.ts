import { type WeightingDefinition, weightingDefinition } from '@attune/contracts';
import { expect, test } from 'vitest';
import { checkWeighting } from './check-weighting.ts';

const surveys = { survey: (key: string) => (key === 'annual' ? {} : undefined) };
const targets = [
  { level: 'consumer', share: 700 },
  { level: 'business', share: 300 },
];
const raking = {
  method: 'raking' as const,
  total: 1000,
  margins: [{ dimension: 'segment' as const, targets }],
};
const cells = {
  method: 'post-stratification' as const,
  total: 10,
  dimensions: ['segment' as const, 'region' as const],
  cells: [
    { levels: ['consumer', 'north'], share: 4 },
    { levels: ['consumer', 'south'], share: 6 },
  ],
};
const margin = (dimension: string, some: object[] = targets) => ({ dimension, targets: some });
const [first] = targets;

const parsed = (given: object): WeightingDefinition => weightingDefinition.parse(given);

test.each<[string, string, object]>([
  ['weighting-dimensions-missing', 'margins', { ...raking, margins: [] }],
  ['weighting-dimensions-missing', 'dimensions', { ...cells, dimensions: [], cells: [] }],
  [
    'weighting-dimensions-many',
    'margins',
    { ...raking, margins: ['segment', 'region', 'channel', 'product'].map((name) => margin(name)) },
  ],
  [
    'weighting-dimension-twice',
    'margins.1.dimension',
    { ...raking, margins: [margin('segment'), margin('segment')] },
  ],
  ['weighting-dimension-twice', 'dimensions.1', { ...cells, dimensions: ['region', 'region'] }],
  ['weighting-levels-few', 'margins.0.targets', { ...raking, margins: [margin('segment', [])] }],
  [
    'weighting-levels-few',
    'margins.0.targets',
    { ...raking, margins: [margin('segment', [{ level: 'consumer', share: 1000 }])] },
  ],
  [
    'weighting-level-twice',
    'margins.0.targets.1',
    { ...raking, margins: [margin('segment', [first as object, first as object])] },
  ],
  ['weighting-level-twice', 'cells.2', { ...cells, cells: [...cells.cells, cells.cells[0]] }],
  [
    'weighting-levels-differ',
    'cells.1.levels',
    { ...cells, cells: [cells.cells[0], { levels: ['consumer'], share: 6 }] },
  ],
  [
    'weighting-share-invalid',
    'margins.0.targets.1.share',
    { ...raking, margins: [margin('segment', [first as object, { level: 'none', share: 0 }])] },
  ],
  ['weighting-total-differs', 'margins.0.targets', { ...raking, total: 1_000_000 }],
  ['weighting-total-differs', 'cells', { ...cells, total: 11 }],
  ['weighting-trim-invalid', 'trim', { ...raking, trim: { low: 1.5 } }],
  ['weighting-trim-invalid', 'trim', { ...raking, trim: { high: 0.5 } }],
  ['weighting-surveys-missing', 'surveys', { ...raking, surveys: [] }],
  ['weighting-survey-unknown', 'surveys.1', { ...raking, surveys: ['annual', 'nobody'] }],
  ['weighting-survey-twice', 'surveys.1', { ...cells, surveys: ['annual', 'annual'] }],
])('refuses with %s at %s', (code, field, given) => {
  expect(() => checkWeighting(parsed(given), surveys)).toThrow(
    expect.objectContaining({ code, field: `definition.${field}` }),
  );
});

test('refuses more combinations than can be raked', () => {
  const levels = Array.from({ length: 100 }, (_, i) => ({ level: `level ${i}`, share: 10 }));
  const margins = ['segment', 'region'].map((name) => margin(name, levels));
  expect(() => checkWeighting(parsed({ ...raking, margins }), surveys)).toThrow(
    expect.objectContaining({ code: 'weighting-cells-many', field: 'definition.margins' }),
  );
});

test('takes what adds up, trimmed by the usual bounds where asked', () => {
  for (const given of [raking, { ...raking, surveys: ['annual'] }, cells])
    expect(() => checkWeighting(parsed(given), surveys)).not.toThrow();
  const trimmed = parsed({ ...raking, trim: {} });
  expect(trimmed).toMatchObject({ trim: { low: 0.2, high: 5 } });
  expect(() => checkWeighting(trimmed, surveys)).not.toThrow();
});
