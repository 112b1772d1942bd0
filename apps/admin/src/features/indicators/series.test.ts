import type { ValueRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { sayIn } from '../../language/say-in.ts';
import { gapTexts } from './gap-text.ts';
import { breaksOf, runsOf, seriesOf, targetsOf } from './series.ts';

const row = (period: string, value: number | null, version = 1): ValueRow => ({
  version,
  period,
  value,
  n: value === null ? 0 : 50,
  interval: value === null ? null : { low: value - 1, high: value + 1, level: 0.95, method: 'wilson' },
  excluded: {},
  change: null,
  receipt: '',
});

it('leaves a gap where the answer has no row or no value', () => {
  const rows = [
    row('2026-01-01/2026-01-31', 1),
    row('2026-03-01/2026-03-31', null),
    row('2026-04-01/2026-04-30', 4),
  ];
  const series = seriesOf({ rows, breaks: [] }, { from: '2026-01-01', to: '2026-04-30' }, 'month');
  expect(series.map(({ value }) => value)).toEqual([1, null, null, 4]);
  expect(series[3]).toMatchObject({ low: 3, high: 5, n: 50 });
  expect(runsOf(series).map((run) => run.length)).toEqual([1, 1]);
});

it('tells why there is a gap: not in force, nothing counted, or what the API says', () => {
  const rows = [
    row('2026-03-01/2026-03-31', 3),
    { ...row('2026-04-01/2026-04-30', null), reason: 'below-minimum-n' },
  ];
  const range = { from: '2026-01-01', to: '2026-04-30' };
  const versions = [{ from: '2026-02-10', to: null }];
  const series = seriesOf({ rows, breaks: [], versions }, range, 'month');
  expect(series.map(({ reason }) => reason)).toEqual(['not-in-force', 'empty', null, 'below-minimum-n']);
  const say = sayIn('en');
  expect(gapTexts(series, say)).toBe(
    'no version in force; nothing counted; hidden, fewer answers than needed',
  );
  expect(gapTexts(series.slice(2, 3), say)).toBe('');
});

it('finds the row of a first week that is named whole', () => {
  const rows = [row('2026-11-09/2026-11-15', 1), row('2026-11-16/2026-11-22', 2)];
  const series = seriesOf({ rows, breaks: [] }, { from: '2026-11-13', to: '2026-11-22' }, 'week');
  expect(series.map(({ value }) => value)).toEqual([1, 2]);
});

it('gives a month in which a version begins one point per version, and never joins the two', () => {
  const rows = [
    row('2026-01-01/2026-01-31', 1),
    row('2026-02-01/2026-02-14', 2),
    row('2026-02-15/2026-02-28', 5, 2),
    row('2026-03-01/2026-03-31', 6, 2),
  ];
  const breaks = [{ from: '2026-02-15' }];
  const series = seriesOf({ rows, breaks }, { from: '2026-01-01', to: '2026-03-31' }, 'month');
  expect(series.map(({ from, to, version }) => [from.slice(5), to.slice(5), version])).toEqual([
    ['01-01', '01-31', 1],
    ['02-01', '02-14', 1],
    ['02-15', '02-28', 2],
    ['03-01', '03-31', 2],
  ]);
  expect(runsOf(series).map((run) => run.map(({ value }) => value))).toEqual([
    [1, 2],
    [5, 6],
  ]);
});

it('breaks between two months as well, also across a gap, and says whether a part changed', () => {
  const range = { from: '2026-01-01', to: '2026-03-31' };
  const across = (version: number, from: string) => {
    const rows = [row('2026-01-01/2026-01-31', 1), row('2026-03-01/2026-03-31', 6, version)];
    const series = seriesOf({ rows, breaks: [{ from }] }, range, 'month');
    return [series.map(({ anew }) => anew), breaksOf(series)];
  };
  const broken = [false, false, true];
  const mark = { at: 2, from: '2026-03-01' };
  expect(across(2, '2026-03-01')).toEqual([broken, [{ ...mark, version: 2 }]]);
  expect(across(1, '2026-03-01')).toEqual([broken, [{ ...mark, version: null }]]);
  // Within the gap, and before the first figure, of which nothing is to be told apart.
  expect(across(1, '2026-02-10')).toEqual([broken, [{ ...mark, version: null }]]);
  expect(across(1, '2026-01-01')).toEqual([[false, false, false], []]);
});

it('draws the target of each version over its own days', () => {
  const points = [null, 1, 1, null, 2].map((version) => ({ version }));
  const versions = [
    { version: 1, from: null, target: 70 },
    { version: 2, from: '2026-10-01', target: 80 },
  ];
  expect(targetsOf(points, { target: 80, versions })).toEqual([
    { from: 0, to: 3, target: 70 },
    { from: 4, to: 4, target: 80 },
  ]);
  expect(targetsOf(points, { target: 5 })).toEqual([{ from: 0, to: 4, target: 5 }]);
  expect(
    targetsOf(points, {
      target: 80,
      versions: [{ version: 1, from: null, target: null }, ...versions.slice(1)],
    }),
  ).toEqual([{ from: 4, to: 4, target: 80 }]);
});
