import type { ValueRow, Values, ValuesQuery } from '@attune/contracts';
import { expect, test } from 'vitest';
import { Principal } from '../../platform/http/access/principal.ts';
import { indicatorProblem } from '../indicators/problems.ts';
import type { ReadValues } from '../indicators/read-values.ts';
import { readItemRows } from './item-rows.ts';

const somebody = new Principal('account', 'somebody', []);
const row = (period: string, value: number): ValueRow => ({
  period,
  version: 1,
  department: 'sales',
  value,
  n: 1,
  interval: null,
  excluded: {},
  change: null,
  receipt: 'receipt',
});
const answer = (rows: ValueRow[], more: Partial<Values> = {}): Values => ({
  indicator: 'retention',
  unit: 'share',
  rows,
  versions: [{ version: 1, from: null, to: null }],
  ...more,
});
const reading = (read: (query: ValuesQuery) => Values) =>
  ({ read: async (_: Principal, __: string, query: ValuesQuery) => read(query) }) as unknown as ReadValues;
const item = { indicator: 'retention', variant: null };
const quarters = { from: '2026-01-01', to: '2026-05-20', grain: 'quarter' as const, department: undefined };

test('of an indicator of whole months the periods that are such are told, and the others say why not', async () => {
  const asked: string[] = [];
  const values = reading(({ from, to }) => {
    asked.push(`${from}/${to}`);
    if (!to.endsWith('-30')) throw indicatorProblem('period-not-whole-months', { field: 'to' });
    return answer([row('2026-01-01/2026-03-31', 0.9), row('2026-04-01/2026-04-30', 0.8)]);
  });
  const rows = await readItemRows(values, somebody, item, quarters);
  expect(asked).toEqual(['2026-01-01/2026-05-20', '2026-01-01/2026-04-30']);
  expect(rows.row('2026-01-01/2026-03-31', 'sales')?.value).toBe(0.9);
  // What was asked for is April and twenty days of May: April alone would be something else.
  expect(rows.row('2026-04-01/2026-05-20', 'sales')).toBeUndefined();
  expect(rows.missing('2026-04-01/2026-05-20', 'sales')).toBe('period-not-whole-months');
  expect(rows.missing('2026-01-01/2026-03-31', 'service')).toBe('empty');
});

test('days without any whole month have nothing to tell', async () => {
  const values = reading(() => {
    throw indicatorProblem('period-not-whole-months', { field: 'to' });
  });
  const rows = await readItemRows(values, somebody, item, { ...quarters, from: '2026-05-02' });
  expect(rows.missing('2026-05-02/2026-05-20', 'sales')).toBe('period-not-whole-months');
});

test('why there is no figure, by its reason; what is wrong with the question is the problem of all items', async () => {
  const period = '2026-01-01/2026-03-31';
  const missing = async (read: () => Values) =>
    (await readItemRows(reading(read), somebody, item, quarters)).missing(period, 'sales');
  expect(await missing(() => answer([]))).toBe('empty');
  expect(await missing(() => answer([], { versions: [] }))).toBe('not-in-force');
  expect(await missing(() => answer([], { unbound: ['sales'] }))).toBe('unbound');
  expect(await missing(() => answer([row(period, 1), row(period, 2)]))).toBe('several-figures');
  const unknown = () => {
    throw indicatorProblem('measure-unknown', { field: 'measure' });
  };
  expect(await missing(unknown)).toBe('variant-unknown');
  const tooLong = () => {
    throw indicatorProblem('range-too-long', { field: 'grain' });
  };
  await expect(missing(tooLong)).rejects.toMatchObject({ code: 'range-too-long' });
});
