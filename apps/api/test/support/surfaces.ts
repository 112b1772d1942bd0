import type { Dimension, Grain, Values } from '@attune/contracts';
import { parse as parseCsv } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';
import type { Client } from './client.ts';
import type { ToolAnswer } from './mcp.ts';

/** One figure: of an indicator, one period of a grain, a department and what is below it, and dimension values. */
export interface FigureCell {
  indicator: string;
  /** The period, both days inclusive. */
  from: string;
  to: string;
  grain: Grain;
  department: string;
  dimensions: Partial<Record<Dimension, string>>;
  /** Of an indicator that reads money. */
  currency?: string;
  /** The department to ask about, where the cell is found among those below it; else its own. */
  within?: string;
}

/** The doubles of a figure; null where there is nothing to tell. */
export interface Doubles {
  value: number | null;
  n: number | null;
  low: number | null;
  high: number | null;
}

/** Two ways to the same product, with keys that may see the same. */
export interface Ways {
  client: Client;
  mcp: { call<Data>(tool: string, args: Record<string, unknown>): Promise<ToolAnswer<Data>> };
  /** Answers by question: many cells are found in one. */
  known?: Map<string, Promise<unknown>>;
}

/** What a surface says of a cell; throws where it has not exactly one row for it. */
type Surface = (ways: Ways, cell: FigureCell) => Promise<Doubles>;

const doublesOf = (
  record: Readonly<Record<string, unknown>>,
  number: (cell: unknown) => number | null,
): Doubles => ({
  value: number(record['value']),
  n: number(record['n']),
  low: number(record['interval_low']),
  high: number(record['interval_high']),
});

/** Asked by dimensions and department, so that a surface has to find the cell among others. */
const questionFor = ({
  indicator,
  from,
  to,
  grain,
  department,
  dimensions,
  currency,
  within,
}: FigureCell) => ({
  indicators: indicator,
  from,
  to,
  grain,
  department: within ?? department,
  by: ['department', ...Object.keys(dimensions)].join(','),
  ...(currency === undefined ? {} : { currency }),
});

/** The one record of a file that is about the cell. */
function cellAmong(records: readonly Readonly<Record<string, unknown>>[], cell: FigureCell) {
  const { indicator, department, dimensions, currency } = cell;
  const wanted = { indicator, department, ...dimensions, ...(currency === undefined ? {} : { currency }) };
  const found = records.filter((record) =>
    Object.entries(wanted).every(([name, value]) => record[name] === value),
  );
  if (found.length !== 1) throw new Error(`${found.length} rows for ${JSON.stringify(cell)}`);
  return found[0] as Readonly<Record<string, unknown>>;
}

/** Of an answer in JSON. */
function doublesAmong({ rows }: Values, cell: FigureCell): Doubles {
  const records = rows.map((row) => ({
    ...row,
    indicator: cell.indicator,
    interval_low: row.interval?.low ?? null,
    interval_high: row.interval?.high ?? null,
  }));
  return doublesOf(cellAmong(records, cell), (number) => number as number | null);
}

function fileOf({ client, known }: Ways, ending: string, cell: FigureCell): Promise<Buffer> {
  return once(
    known,
    `/v1/exports/values.${ending}?${new URLSearchParams(questionFor(cell))}`,
    async (path) => {
      const answer = await client.raw(path);
      if (answer.status !== 200) throw new Error(`${ending}: ${answer.status} ${await answer.text()}`);
      return Buffer.from(await answer.arrayBuffer());
    },
  );
}

function once<T>(known: Ways['known'], question: string, ask: (question: string) => Promise<T>): Promise<T> {
  const answer = (known?.get(question) as Promise<T> | undefined) ?? ask(question);
  known?.set(question, answer);
  return answer;
}

/** Every surface by name. A new one is a line here, and stands in every comparison from then on. */
export const surfaces = {
  async rest({ client, known }, cell) {
    const { indicators, ...query } = questionFor(cell);
    const path = `/v1/indicators/${indicators}/values?${new URLSearchParams(query)}`;
    return doublesAmong(await once(known, path, (asked) => client.get<Values>(asked)), cell);
  },

  async mcp({ mcp, known }, cell) {
    const { indicators, ...query } = questionFor(cell);
    const { data } = await once(known, JSON.stringify({ indicators, ...query }), () =>
      mcp.call<Values>('query_indicator', { indicator: indicators, ...query }),
    );
    return doublesAmong(data, cell);
  },

  async csv(ways, cell) {
    const records = parseCsv(await fileOf(ways, 'csv', cell), { columns: true }) as Record<string, string>[];
    return doublesOf(cellAmong(records, cell), (text) => (text === '' ? null : Number(text)));
  },

  async xlsx(ways, cell) {
    const [figures, book] = await readWorkbook(await fileOf(ways, 'xlsx', cell));
    // The code book within says which column a heading is of.
    const columns = new Map(book?.data.map(([, code, , , heading]) => [heading, String(code)]));
    const [headings = [], ...rows] = figures?.data ?? [];
    const records = rows.map((row) =>
      Object.fromEntries(row.map((value, i) => [columns.get(headings[i] ?? null), value])),
    );
    return doublesOf(cellAmong(records, cell), (number) => number as number | null);
  },

  async parquet(ways, cell) {
    const bytes = new Uint8Array(await fileOf(ways, 'parquet', cell));
    const records = await parquetReadObjects({ file: bytes.buffer });
    return doublesOf(cellAmong(records, cell), (number) => (number === null ? null : Number(number)));
  },
} satisfies Readonly<Record<string, Surface>>;
