import metricLoyalty from '@attune/metric-loyalty';
import metricSatisfaction from '@attune/metric-satisfaction';
import metricService from '@attune/metric-service';
import metricValue from '@attune/metric-value';
import { codeBook, exclusionReasons, indicator } from '@attune/contracts';
import { fractionExclusions } from '@attune/metrics';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import type { DeclaredMeasures } from '../derived-measures/declared-measures.ts';
import type { Departments } from '../departments/departments.ts';
import type { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { Library } from '../indicator-definitions/library.ts';
import { ReadingRegistry } from '../indicator-definitions/reading-registry.ts';
import { ListIndicators } from '../indicators/list-indicators.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import type { Surveys } from '../surveys/survey-lookup.ts';
import { codeBookCsv, codeBookHeader } from './code-book-table.ts';
import { columns } from './columns.ts';
import { DescribeExport } from './describe-export.ts';

const plugins = [metricSatisfaction, metricLoyalty, metricService, metricValue];
const log = { info: () => undefined, warn: () => undefined, error: (text: string) => expect.fail(text) };
const readings = new ReadingRegistry(
  new LoadedPlugins(
    loadPlugins(
      plugins.map((plugin) => ({ plugin, options: {} })),
      log,
    ),
  ).indicatorSource(log),
  { all: async () => [] } as unknown as MeasureRegistry,
  { all: () => [] } as unknown as Surveys,
);
const library = new Library(readings, []);
const current = { current: async () => library } as unknown as IndicatorLibrary;
const departments = { today: () => '2026-11-22' } as Departments;
const declared = { all: async () => [] } as unknown as DeclaredMeasures;
const list = new ListIndicators(current, readings, declared, departments);
const described = new DescribeExport(list, current, departments);

test('the code book holds every code that a file may, in both languages', async () => {
  const book = codeBook.parse(await described.run(undefined));
  const codes = (part: { code: string }[]) => part.map(({ code }) => code);
  expect(codes(book.exclusions)).toEqual(
    expect.arrayContaining([...exclusionReasons, ...fractionExclusions, 'by-definition']),
  );
  expect(codes(book.methods)).toEqual(expect.arrayContaining(['mover', 'mover-bound', 'taylor']));
  expect(codes(book.units)).toEqual(indicator.shape.unit.options);
  for (const { key, intervalMethod } of book.indicators)
    if (intervalMethod !== null) expect(codes(book.methods), key).toContain(intervalMethod);
  for (const { meanings } of [...book.columns, ...book.reasons, ...book.exclusions, ...book.methods])
    expect(meanings.zh).toMatch(/\p{Script=Han}|Σ/u);
  expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
});

test('indicators say what they read, and how their intervals are found', async () => {
  const { indicators } = await described.run('nps,csat,csat-top-box,responses,cronbach-alpha');
  expect(indicators.map(({ key, intervalMethod }) => [key, intervalMethod])).toEqual([
    ['nps', 'adjusted-wald'],
    ['csat', 'student-t'],
    ['csat-top-box', 'wilson'],
    ['responses', 'garwood'],
    ['cronbach-alpha', 'feldt'],
  ]);
  expect(indicators[0]?.reads).toEqual(['recommend: questions of type nps, 0 to 10']);
  await expect(described.run('nps,unheard-of')).rejects.toMatchObject({ code: 'indicator-unknown' });
});

test('as CSV it is one table', async () => {
  const book = await described.run(undefined);
  const rows = parse(codeBookCsv(book), { columns: true }) as Record<string, string>[];
  expect(Object.keys(rows[0] ?? {})).toEqual([...codeBookHeader]);
  const parts = [book.columns, book.indicators, book.units, book.exclusions, book.reasons, book.methods];
  expect(rows.length).toBe(parts.flat().length);
});
