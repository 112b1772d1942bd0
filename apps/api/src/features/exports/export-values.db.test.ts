import metricSatisfaction from '@attune/metric-satisfaction';
import { type ExportQuery, exportQuery, type ValueRow } from '@attune/contracts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { anonymous } from '../../../test/support/anonymous.ts';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { definitionsOf } from '../../../test/support/definitions.ts';
import { response } from '../../../test/support/event.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { ReadValues } from '../indicators/read-values.ts';
import { ReceiptTokens } from '../indicators/receipt-tokens.ts';
import { csvFile } from './csv-file.ts';
import { ExportValues } from './export-values.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let exports: ExportValues;

const hostile = '=HYPERLINK("http://x"; "Sales")';

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const id = (key: string) => core.departments.get(key) as number;
  const tree = new DepartmentTree(
    [...core.departments].map(([key, departmentId]) => ({
      id: departmentId,
      key,
      names: { en: key === 'sales' ? hostile : key, zh: `部门 ${key}` },
    })),
    [...core.departments].map(([key, departmentId]) => ({
      departmentId,
      parentId: key === 'enterprise' ? null : id('enterprise'),
      fromDay: '-infinity',
      toDay: 'infinity',
    })),
  );
  const departments = {
    tree: () => tree,
    today: () => '2026-11-22',
    treeToday: () => tree.treeOn('2026-11-22'),
  } as Departments;
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => expect.fail(message),
  };
  const plugins = new LoadedPlugins(loadPlugins([{ plugin: metricSatisfaction, options: {} }], log));
  const definitions = definitionsOf(core, [
    ...plugins.indicators(),
    { indicator: anonymous, plugin: 'test' },
  ]);
  const { library } = definitions;
  values = new ReadValues(core.database, departments, definitions, new ReceiptTokens(Buffer.alloc(32, 1)));
  exports = new ExportValues(values, library, departments);
  const channels = ['web', '@phone', 'a,"b"'];
  await core.accept(
    Array.from({ length: 60 }, (_, i) => {
      const sent = response(
        { recommend: (i * 7) % 11, satisfaction: i % 9 === 0 ? { excluded: 'skipped' } : (i % 5) + 1 },
        {
          department: ['sales', 'service', 'logistics'][i % 3] as string,
          time: `2026-0${1 + (i % 5)}-1${i % 10}T04:00:00Z`,
        },
      );
      return { ...sent, data: { ...sent.data, channel: channels[i % 4 === 0 ? 0 : i % 3] } };
    }),
  );
  await core.fold();
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const everything = () => viewerOf(core.departments, 'enterprise');

const ask = (over: Partial<ExportQuery>) =>
  exportQuery.parse({ indicators: 'nps,csat', from: '2026-01-01', to: '2026-06-30', ...over });

async function csvOf(query: ExportQuery): Promise<Record<string, string>[]> {
  let text = '';
  for await (const part of csvFile(await exports.open(everything(), query), { bom: false })) text += part;
  return parse(text, { columns: true });
}

/** What REST says in numbers, in the columns that a file has for it. */
const numbersOf = (row: ValueRow) => ({
  value: row.value,
  n: row.n,
  interval_low: row.interval?.low ?? null,
  interval_high: row.interval?.high ?? null,
  interval_level: row.interval?.level ?? null,
  change: row.change?.difference ?? null,
  change_p: row.change?.p ?? null,
});

test.each([
  ['in total', {}],
  ['by month and department', { grain: 'month', by: 'department' }],
  ['by week and channel', { grain: 'week', by: 'channel' }],
  ['by department and channel, of one department', { by: 'department,channel', department: 'sales' }],
  ['under a condition', { grain: 'quarter', where: 'channel == "@phone"' }],
  ['with what is hidden', { indicators: 'anonymous,responses', grain: 'month', by: 'department' }],
] as [string, Partial<ExportQuery>][])('%s a file has the rows of REST, to the last bit', async (_, over) => {
  const query = ask(over);
  const rows: ValueRow[] = [];
  for (const key of query.indicators.split(','))
    rows.push(...(await values.read(everything(), key, query)).rows);
  const records = await csvOf(query);
  expect(records.length).toBe(rows.length);
  for (const [i, row] of rows.entries()) {
    const record = records[i] as Record<string, string>;
    const numbers = Object.fromEntries(
      Object.keys(numbersOf(row)).map((name) => [name, record[name] === '' ? null : Number(record[name])]),
    );
    expect(numbers).toEqual(numbersOf(row));
    expect(`${record['period_from']}/${record['period_to']}`).toBe(row.period);
    expect(record['reason']).toBe(row.reason ?? '');
    expect(JSON.parse(record['excluded'] as string)).toEqual(row.excluded);
    expect(record['receipt']).toBe(row.receipt);
    expect(record['department']).toBe(row.department ?? query.department ?? '');
  }
});

test('texts that a spreadsheet would run are texts', async () => {
  const records = await csvOf(ask({ by: 'department,channel' }));
  expect(new Set(records.map((record) => record['channel']))).toEqual(new Set(['web', "'@phone", 'a,"b"']));
  const sales = records.find(({ department }) => department === 'sales');
  expect([sales?.['department_name_en'], sales?.['department_name_zh']]).toEqual([
    `'${hostile}`,
    '部门 sales',
  ]);
});

test.each([
  ['indicators-missing', { indicators: ' , ' }, 'indicators'],
  ['indicator-twice', { indicators: 'nps,nps' }, 'indicators'],
  ['indicators-many', { indicators: Array.from({ length: 51 }, (_, i) => `i${i}`).join() }, 'indicators'],
  ['indicator-unknown', { indicators: 'nps,unheard-of' }, 'indicators'],
  ['range-invalid', { from: '2026-07-01' }, 'from'],
  ['range-too-long', { from: '2000-01-01', grain: 'day' }, 'grain'],
  ['by-invalid', { by: 'moon' }, 'by'],
  ['department-unknown', { department: 'moon' }, 'department'],
  ['currency-not-read', { indicators: 'responses,nps', currency: 'CNY' }, 'currency'],
] as [string, Partial<ExportQuery>, string][])('%s before anything is sent', async (code, over, field) => {
  await expect(exports.open(everything(), ask(over))).rejects.toMatchObject({ code, field });
});

test('more figures than a file may have', async () => {
  const many = new Set(Array.from({ length: 10_000 }, (_, i) => i));
  const who = { ...everything(), departments: many } as unknown as ReturnType<typeof everything>;
  const asked = exports.open(who, ask({ grain: 'day', by: 'department' }));
  await expect(asked).rejects.toMatchObject({ code: 'export-too-large', field: 'grain' });
});
