import { Agent } from 'node:http';
import { join } from 'node:path';
import type { Values, ValuesQuery } from '@attune/contracts';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type BuiltProduct, openBuiltProduct } from './built.ts';
import { departments, responses as events, segments } from './events.ts';
import { defineFormula } from './define-formula.ts';
import { post, read } from './http.ts';
import { type Lab, untilFolded, untilKept } from './lab.ts';
import { interleave, isNoisy, median, quantile, rangeOf, ratios } from './pair.ts';
import type { Row } from './report.ts';
import { asked as questionsAsked, dayAgo, firstDay, makeRawResponses, seedTallies } from './seed-tallies.ts';

const pairs = 15;
const requests = 600;

/** A question to the product, and the same to the raw rows: neither compares with the period before. */
interface Question {
  id: string;
  indicator: string;
  figure: string;
  atLeast: number;
  query: ValuesQuery;
  sql: string;
}

const nps = '100.0 * (count(*) filter (score >= 9) - count(*) filter (score <= 6)) / count(*) as value';

const { satisfaction, effort } = questionsAsked;
const composite = `0.5 * ${nps.replace(' as value', '')} + 10 * avg(${satisfaction.point}) + 5 * avg(${effort.point}) as value`;

/** An indicator that somebody made of three others. */
const ofThreeParts = (): Question => ({
  id: 'formula',
  indicator: 'relationship-index',
  figure: '2 years by department, a formula of three indicators over 10M responses each',
  atLeast: 1,
  query: { from: firstDay(), to: dayAgo(1), grain: 'total', by: 'department', compare: 'none' },
  sql: `select department, '' as segment, ${composite} from response group by department`,
});

const questions = (): Question[] => [
  {
    id: 'two-years',
    indicator: 'nps',
    figure: '2 years by department, 10M responses',
    atLeast: 20,
    query: { from: firstDay(), to: dayAgo(1), grain: 'total', by: 'department', compare: 'none' },
    sql: `select department, '' as segment, ${nps} from response group by department`,
  },
  {
    id: 'ninety-days',
    indicator: 'nps',
    figure: '90 days by department × segment, the same',
    atLeast: 3,
    query: { from: dayAgo(90), to: dayAgo(1), grain: 'total', by: 'department,segment', compare: 'none' },
    sql: `select department, segment, ${nps} from response
          where day between date '${dayAgo(90)}' and date '${dayAgo(1)}' group by department, segment`,
  },
];

/** Screens ask tallies; the alternative is to ask the rows. DuckDB has them in its own format, with two threads. */
export async function query(lab: Lab): Promise<Row[]> {
  // The measure is there from its first fact on.
  await post(lab, events('q0')());
  await untilFolded(lab);
  const instance = await DuckDBInstance.create(join(lab.folder, 'raw.duckdb'), { threads: '2' });
  const duck = await instance.connect();
  try {
    await makeRawResponses(duck);
    await seedTallies(lab, duck);
    const formula = ofThreeParts();
    await defineFormula(lab, formula.indicator, '0.5 * nps + 10 * csat + 5 * ces');
    await untilKept(lab);
    const built = await openBuiltProduct(lab.env);
    try {
      const rows: Row[] = [];
      for (const question of questions()) rows.push(await againstDuck(built, duck, question));
      for (const question of questions()) rows.push(await overHttp(lab, question, 10));
      await compare((await built.readValues(formula.indicator, formula.query)).rows, duck, formula.sql);
      rows.push(await overHttp(lab, formula, 15));
      return rows;
    } finally {
      await built.close();
    }
  } finally {
    duck.closeSync();
    instance.closeSync();
  }
}

async function againstDuck(built: BuiltProduct, duck: DuckDBConnection, question: Question): Promise<Row> {
  const { rows } = await built.readValues('nps', question.query);
  await compare(rows, duck, question.sql);
  for (let warm = 0; warm < 30; warm++) await built.readValues('nps', question.query);
  const [product = [], raw = []] = await interleave(pairs, [
    () => milliseconds(() => built.readValues('nps', question.query)),
    () => milliseconds(() => duck.runAndReadAll(question.sql)),
  ]);
  // How many times as fast: the time of DuckDB by that of the product.
  const { median, range, n, sides } = ratios(raw, product);
  return {
    id: `query-${question.id}`,
    figure: `${question.figure}: at the query use case, times as fast as DuckDB over the rows`,
    goal: { is: 'at least', value: question.atLeast },
    unit: '',
    measured: median,
    range,
    n,
    noisy: isNoisy(raw),
    note: `DuckDB ${sides[0].toFixed(1)} ms, product ${sides[1].toFixed(1)} ms`,
  };
}

/** Both must say the same, or the race is void. */
async function compare(rows: Values['rows'], duck: DuckDBConnection, sql: string) {
  const raw = await duck.runAndReadAll(sql);
  const expected = new Map(
    raw.getRowsJS().map(([department, segment, value]) => {
      const segmentKey = segment === '' ? '' : segments[Number(segment)];
      return [`${departments[Number(department)]} ${segmentKey}`, Number(value)];
    }),
  );
  const compared = rows.filter(({ department, n }) => (n ?? 0) > 0 && departments.includes(department ?? ''));
  const wrong = compared.filter(({ department, segment, value }) => {
    const other = expected.get(`${department} ${segment ?? ''}`);
    return other === undefined || value === null || Math.abs(other - value) > 1e-9;
  });
  if (wrong.length > 0 || compared.length !== expected.size)
    throw new Error(`Tallies and rows disagree: ${JSON.stringify(wrong[0] ?? compared.length)}`);
}

async function overHttp(
  lab: Lab,
  { id, indicator, figure, query: asked }: Question,
  atMost: number,
): Promise<Row> {
  const asTexts = Object.entries(asked).map(([name, value]) => [name, String(value)]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const path = `/v1/indicators/${indicator}/values?${new URLSearchParams(asTexts)}`;
  const once = () => milliseconds(() => read(lab, path, agent));
  // As a server is that has answered for a while: before, it is its compiler that is measured.
  for (let warm = 0; warm < 300; warm++) await once();
  const times: number[] = [];
  for (let i = 0; i < requests; i++) times.push(await once());
  agent.destroy();
  return {
    id: `http-${id}`,
    figure: `${figure}: over HTTP, p99`,
    goal: { is: 'at most', value: atMost },
    unit: 'ms',
    measured: quantile(times, 0.99),
    range: rangeOf(times),
    n: times.length,
    note: `p50 ${median(times).toFixed(1)} ms`,
  };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
