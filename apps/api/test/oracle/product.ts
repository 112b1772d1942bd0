import { type IngestItem, relationshipSurvey } from '@attune/contracts';
import { exclusionReasons, type Exclusions } from '@attune/metrics';
import { type Tally, tallyKind } from '@attune/metrics';
import { startCore } from '../support/core.ts';
import { cellName, type Cells } from './cells.ts';
import { world } from './world.ts';

export type Core = Awaited<ReturnType<typeof startCore>>;

/** The product on a database of its own, as the oracle's world. */
export async function startProduct(url: string, options: { partitions: number }): Promise<Core> {
  const core = await startCore(url, { ...options, timeZone: world.timeZone });
  await core.ensureSurvey.ensure({
    ...relationshipSurvey,
    key: 'pulse',
    counts: 'latest-per-customer-per-wave',
    questions: relationshipSurvey.questions.map((question) => {
      const scale = world.surveys['pulse']?.questions[question.key];
      return typeof scale === 'object' ? { ...question, ...scale } : question;
    }),
    itemGroups: Object.entries(world.surveys['pulse']?.itemGroups ?? {}).map(([key, items]) => ({
      key,
      items: [...items],
    })),
  });
  // Ties between sources are broken by which was known first; the oracle breaks them by name.
  await core.database.ingest.query(`insert into event_source (source) values ('/crm/a'), ('/crm/b')`);
  return core;
}

export const answerOf = (item: IngestItem) => (item.code ? `${item.status} ${item.code}` : item.status);

interface Row {
  measure: string;
  cut: string;
  grain: string;
  period: string;
  department: string;
  key1: string;
  key2: string;
}

interface ScoreRow extends Row {
  min: number;
  max: number;
  further: number[] | null;
}

const tables: Record<string, (row: Row) => Tally> = {
  tally_score: (row) => {
    const { min, max, further, ...columns } = row as ScoreRow & Record<string, unknown>;
    const own = Array.from({ length: 11 }, (_, i) => columns[`p${i + 1}`] as number);
    const excluded = exclusionReasons.map((reason) => [reason, columns[reason.replaceAll('-', '_')]]);
    return {
      kind: 'score',
      min,
      max,
      counts: [...own, ...(further ?? [])].slice(0, max - min + 1),
      excluded: Object.fromEntries(excluded) as Exclusions,
    };
  },
  tally_count: (row) => ({ kind: 'count', n: Number((row as Row & { n: string }).n) }),
  tally_sum: (row) => {
    const { n, sum, sum_of_squares } = row as Row & Record<'n' | 'sum' | 'sum_of_squares', string>;
    return { kind: 'sum', n: Number(n), sum: BigInt(sum), sumOfSquares: BigInt(sum_of_squares) };
  },
  tally_duration: (row) => {
    const { n, sum, bucket } = row as Row & Record<'n' | 'sum' | 'bucket', string>;
    const buckets = Number(n) === 0 ? {} : { [bucket]: Number(n) };
    return { kind: 'duration', n: Number(n), sum: BigInt(sum), buckets };
  },
  tally_moments: (row) => {
    const { items, n, sums, products, ...columns } = row as Row & {
      items: number;
      n: string;
      sums: string[];
      products: string[];
    } & Record<string, unknown>;
    const excluded = exclusionReasons.map((reason) => [reason, Number(columns[reason.replaceAll('-', '_')])]);
    return {
      kind: 'moments',
      items,
      n: Number(n),
      sums: sums.map(BigInt),
      products: products.map(BigInt),
      excluded: Object.fromEntries(excluded) as Exclusions,
    };
  },
};

/** Everything that is in the tally tables, shards merged. */
export async function productCells({ database: { worker } }: Core): Promise<Cells> {
  const cells: Cells = new Map();
  for (const [table, tallyOf] of Object.entries(tables)) {
    const { rows } = await worker.query<Row>(
      `select t.*, k.key1, k.key2, s.cut, s.grain, m.key as measure, m.min, m.max, m.items, t.period::text as period, d.key as department
         from ${table} t join tally_key k on k.id = t.key_id join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id left join department d on d.id = t.department_id`,
    );
    for (const row of rows) {
      const name = cellName({ ...row, key: row.key1 + row.key2 });
      const tally = tallyOf(row);
      cells.set(name, merged(cells.get(name), tally));
    }
  }
  return cells;
}

function merged(known: Tally | undefined, tally: Tally): Tally {
  return known ? tallyKind(tally as never).merge(known as never, tally as never) : tally;
}
