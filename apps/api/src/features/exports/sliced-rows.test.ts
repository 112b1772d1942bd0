import type { ValueRow, Values, ValuesQuery } from '@attune/contracts';
import { grains, valuesQuery } from '@attune/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodsOf, periodText } from '../indicators/periods.ts';
import { SlicedRows } from './sliced-rows.ts';

const breaks = new Set(['2026-03-15', '2026-07-01']);

/** Answers any question with so many rows per period, named by it. */
const source = (rowsIn: (period: string) => number) => {
  const asked: ValuesQuery[] = [];
  const read = async (query: ValuesQuery): Promise<Values> => {
    asked.push(query);
    const rows = periodsOf(query, query.grain).flatMap((period) => {
      const name = periodText(period);
      return Array.from({ length: rowsIn(name) }, (_, i) => ({ period: name, n: i }) as ValueRow);
    });
    return { indicator: 'nps', unit: 'points', rows, versions: [] };
  };
  return { asked, read };
};

async function all(sliced: SlicedRows): Promise<ValueRow[]> {
  const rows: ValueRow[] = [];
  for await (const { rows: some } of sliced.slices()) rows.push(...some);
  return rows;
}

const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-03-31'), noInvalidDate: true });
const text = (date: Date) => date.toISOString().slice(0, 10);

test('whatever is asked for: slices have the rows of the whole, in order', async () => {
  const range = fc.tuple(day, day).map((pair) => pair.map(text).toSorted());
  const sizes = fc.array(fc.nat(2500), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      range,
      fc.constantFrom(...grains),
      sizes,
      fc.boolean(),
      async ([from, to], grain, ...of) => {
        const [perPeriod, isForgotten] = of;
        const query = valuesQuery.parse({ from, to, grain });
        const { read } = source((name) => perPeriod[Number(name.slice(8, 10)) % perPeriod.length] as number);
        const periods = periodsOf(query, grain);
        fc.pre(periods.length <= 30);
        const whole = await read(query);
        const sliced = new SlicedRows(read, { query, periods, divisible: true, breaks });
        await sliced.begin();
        if (isForgotten) sliced.forget();
        expect(await all(sliced)).toEqual(whole.rows);
      },
    ),
    { numRuns: 25 },
  );
});

const year = valuesQuery.parse({ from: '2026-01-01', to: '2026-12-31', grain: 'day' });

test('large periods are read one by one, small ones by the hundred', async () => {
  for (const [rows, questions] of [
    [5000, 365],
    [1, 8],
  ] as const) {
    const { read, asked } = source(() => rows);
    await all(
      new SlicedRows(read, { query: year, periods: periodsOf(year, 'day'), divisible: true, breaks }),
    );
    expect(asked.length).toBeLessThanOrEqual(questions);
  }
});

test('the last period is tried before anything is sent, and those in which the version changes', async () => {
  const { read, asked } = source(() => 1);
  const months = { ...year, grain: 'month' } as const;
  const sliced = new SlicedRows(read, {
    query: months,
    periods: periodsOf(months, 'month'),
    divisible: true,
    breaks,
  });
  expect(await sliced.begin()).toBe(1);
  expect(asked.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-01', '2026-01-31'],
    ['2026-03-01', '2026-03-31'],
    ['2026-12-01', '2026-12-31'],
  ]);
});

test('what is judged over all periods is read at once, and only once', async () => {
  const { read, asked } = source(() => 1);
  const sliced = new SlicedRows(read, {
    query: year,
    periods: periodsOf(year, 'day'),
    divisible: false,
    breaks,
  });
  await sliced.begin();
  expect((await all(sliced)).length).toBe(365);
  expect(asked).toEqual([year]);
});
