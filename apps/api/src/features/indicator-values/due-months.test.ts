import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamedEvent } from '../../platform/stream/handler.ts';
import { localDays } from '../measures/local-day.ts';
import { dueMonths, type Note } from './due-months.ts';
import { movedMonths } from './moved-months.ts';
import { rangesFor } from './ranges.ts';

const eventAt = (at: number, measures: readonly string[], type = 'response.recorded') =>
  ({
    type,
    before: [],
    after: [
      { at, department: 1, dimensions: {}, measures: Object.fromEntries(measures.map((key) => [key, 1])) },
    ],
  }) as unknown as StreamedEvent;

test('the month of a fact is noted, whatever the time zone', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'UTC',
    'America/St_Johns',
    'Pacific/Niue',
    'Etc/GMT+12',
  ];
  const days = zones.map((zone) => localDays(zone));
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) }), (at) => {
      const { months } = movedMonths([eventAt(at, ['a', 'b'])]);
      expect(Object.keys(months).length).toBeLessThanOrEqual(2);
      for (const dayOf of days) expect(months[`${dayOf(at).slice(0, 7)}-01`]).toEqual(['a', 'b']);
    }),
  );
});

const source = (key: string, fold: string, ...measures: string[]) =>
  ({ key, folds: new Set([fold]), measures: new Set(measures) }) as never;
const note = (over: Partial<Note>): Note => ({
  partition: 0,
  position: 1,
  months: {},
  people: false,
  ...over,
});
const briefly = (due: ReturnType<typeof dueMonths>) =>
  due.map(({ indicator, month, positions }) => `${indicator} ${month} ${positions}`);

test('due are the indicators that read what moved, from the farthest position on', () => {
  const question = {
    sources: [source('nps', 'fold-into-tallies', 'a'), source('csat', 'fold-into-tallies', 'b')],
    monthsOf: () => [],
    today: '2026-05-01',
  };
  const notes = [
    note({ partition: 1, position: 7, months: { '2026-01-01': ['a'], '2026-02-01': ['c'] } }),
    note({ partition: 1, position: 9, months: { '2026-01-01': ['a', 'b'] } }),
    note({ partition: 0, position: 3, months: { '2026-01-01': ['a'] } }),
  ];
  const right = ['nps 2026-01-01 3,9', 'csat 2026-01-01 0,9'];
  expect(briefly(dueMonths({ ...question, notes }))).toEqual(right);
  expect(briefly(dueMonths({ ...question, notes: notes.toReversed() })).toSorted()).toEqual(right.toSorted());
});

test('tenures are due from their month on; people in all months once somebody is one with somebody', () => {
  const due = dueMonths({
    sources: [
      source('retention', 'fold-tenures', 'subscription.started'),
      source('repeat', 'fold-customer-activity', 'order.placed'),
    ],
    notes: [note({ months: { '2026-03-01': ['subscription.started'] }, people: true })],
    monthsOf: (key) => (key === 'repeat' ? ['2025-01-01'] : []),
    today: '2026-05-01',
  });
  expect(briefly(due)).toEqual([
    'retention 2026-03-01 1',
    'retention 2026-04-01 1',
    'retention 2026-05-01 1',
    'repeat 2025-01-01 1',
  ]);
});

test('months are asked by their quarters, quarters by the year', () => {
  expect(rangesFor(2026, ['2026-02-01', '2026-03-01', '2026-12-01'])).toEqual([
    { grain: 'year', from: '2026-01-01', to: '2026-12-31' },
    { grain: 'quarter', from: '2026-01-01', to: '2026-12-31' },
    { grain: 'month', from: '2026-01-01', to: '2026-03-31' },
    { grain: 'month', from: '2026-10-01', to: '2026-12-31' },
  ]);
});
