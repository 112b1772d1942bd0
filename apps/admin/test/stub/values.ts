import type { Receipt, ValueRow, Values } from '@attune/contracts';
import { departments, subtree } from './departments.ts';
import { changeOf, indicators, readings } from './indicators.ts';
import { firstDay, sumOf, toDay, toIso } from './tallies.ts';

interface Figure {
  indicator: string;
  department: string;
  from: string;
  to: string;
}

function rowOf({ indicator, department, from, to }: Figure, named: boolean): ValueRow {
  const read = readings[indicator]!;
  const keys = subtree(department);
  const [start, end] = [toDay(from), toDay(to)];
  const after = read(sumOf(keys, start, end));
  const length = end - start + 1;
  const before = start - length >= firstDay ? read(sumOf(keys, start - length, start - 1)) : null;
  const change = before ? changeOf(before, after) : null;
  const token = Buffer.from(JSON.stringify({ indicator, department, from, to })).toString('base64url');
  return {
    period: `${from}/${to}`,
    version: 1,
    ...(named ? { department } : {}),
    value: after.value,
    n: after.n,
    interval: after.interval,
    excluded: after.excluded,
    change: change && { ...change, against: `${toIso(start - length)}/${toIso(start - 1)}` },
    ...(after.value === null ? { reason: 'empty' } : {}),
    receipt: `${token}.stub-signature`,
  };
}

function startOf(day: number, grain: string): number {
  const date = new Date(day * 86_400_000);
  if (grain === 'week') return day - ((date.getUTCDay() + 6) % 7);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (grain === 'month') return Date.UTC(year, month, 1) / 86_400_000;
  if (grain === 'quarter') return Date.UTC(year, month - (month % 3), 1) / 86_400_000;
  if (grain === 'year') return Date.UTC(year, 0, 1) / 86_400_000;
  return day;
}

function periods(from: string, to: string, grain: string): [string, string][] {
  if (grain === 'total') return [[from, to]];
  const found: [string, string][] = [];
  let start = toDay(from);
  for (let day = start + 1; day <= toDay(to) + 1; day++)
    if (day > toDay(to) || startOf(day, grain) !== startOf(start, grain)) {
      found.push([toIso(start), toIso(day - 1)]);
      start = day;
    }
  return found;
}

export function valuesOf(indicator: string, query: URLSearchParams): Values {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  const top = query.get('department') ?? 'enterprise';
  const by = query.get('by') === 'department';
  const keys = by ? subtree(top) : [top];
  const rows = periods(from, to, query.get('grain') ?? 'total').flatMap(([start, end]) =>
    keys.map((department) => rowOf({ indicator, department, from: start, to: end }, by)),
  );
  const unit = indicators.find((one) => one.key === indicator)?.unit ?? 'points';
  // As the API does: a period in which nothing happened has no row.
  return {
    indicator,
    unit,
    rows: rows.filter((row) => row.n !== 0),
    versions: [{ version: 1, from: null, to: null }],
  };
}

const measureOf = (indicator: string) => `response:relationship.${indicator.split('-')[0]}`;

export function receiptOf(token: string): Receipt {
  const figure = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Figure;
  const indicator = indicators.find((one) => one.key === figure.indicator)!;
  const keys = subtree(figure.department);
  const reading = readings[figure.indicator]!(sumOf(keys, toDay(figure.from), toDay(figure.to)));
  return {
    token,
    indicator,
    period: `${figure.from}/${figure.to}`,
    timeZone: 'Asia/Shanghai',
    department: {
      key: figure.department,
      names: departments.find((one) => one.key === figure.department)!.names,
    },
    departments: keys,
    unbound: [],
    feeds: [
      {
        input: 'recommend',
        measure: measureOf(figure.indicator),
        question: null,
        departments: keys,
        conversion: null,
      },
    ],
    filters: {},
    currency: null,
    itemGroup: null,
    weighting: null,
    measures: [{ input: 'recommend', key: measureOf(figure.indicator) }],
    value: reading.value,
    n: reading.n,
    interval: reading.interval,
    reason: reading.value === null ? 'empty' : null,
    intervalReason: null,
    excluded: { ...reading.excluded, test: 12, 'no-consent': 3 },
    parts: reading.parts,
    distribution: reading.distribution,
    positions: [18_204, 17_911, 18_377, 18_046, 17_860, 18_502, 18_133, 18_290],
    recount: { outcome: 'same', value: reading.value, n: reading.n, events: reading.n, changes: [] },
  };
}
