import { LRUCache } from 'lru-cache';
import type { PoolClient } from 'pg';
import type { CountedFacts } from './people-counter.ts';

/** A chunk of a measure, month and department; columns that were not asked for may be absent. */
export interface PackedMonth extends CountedFacts {
  measureId: number;
  month: string;
  departmentId: number;
  /** What has no place in the columns; n may be negative. */
  rest: Buffer;
}

export interface PackedMonthsQuestion {
  generation: number;
  measures: readonly number[];
  /** First days. */
  months: readonly string[];
  /** Which columns are needed besides customers. */
  needs: (measureId: number, month: string) => { days: boolean; sums: boolean };
}

/** What a chunk is known by, and how many bytes its columns are. */
type Known = [chunk: string, measureId: number, month: string, departmentId: number, size: number];

/**
 * Chunks as they were last read, for the whole process: bytes come out of PostgreSQL as text of twice their length, so to
 * read ten million facts takes several times as long as to count them. A chunk never changes. What was not used for
 * longest goes first, and what nobody has asked for in a minute.
 */
const kept = new LRUCache<string, PackedMonth>({
  maxSize: 32 * 2 ** 20,
  ttl: 60_000,
  updateAgeOnGet: true,
  ttlAutopurge: true,
  sizeCalculation: ({ customers, days, sums, rest }) =>
    500 + customers.length + (days?.length ?? 0) + (sums?.length ?? 0) + rest.length,
});

/** Bytes of columns that are read at once: as text and as bytes they are in memory several times. */
const atOnce = 4 * 2 ** 20;

/** The chunks that row-level security shows, each with the columns that are needed. */
export async function readPackedMonths(
  tx: PoolClient,
  { generation, measures, months, needs }: PackedMonthsQuestion,
): Promise<PackedMonth[]> {
  const { rows } = await tx.query<Known>({
    name: 'activity-month-chunks',
    text: `select chunk_id, measure_id, month, department_id,
                  octet_length(customers) + octet_length(days) + octet_length(sums)
             from customer_activity_month
            where generation = $1 and measure_id = any ($2::int[]) and month = any ($3::date[])`,
    values: [generation, measures, months],
    rowMode: 'array',
  });
  const found: PackedMonth[] = [];
  let missing: Known[] = [];
  let size = 0;
  const load = async () => {
    if (missing.length > 0) found.push(...(await loadMonths(tx, missing, needs)));
    missing = [];
    size = 0;
  };
  for (const row of rows) {
    const [chunk, measureId, month, , bytes] = row;
    const known = kept.get(chunk);
    const need = needs(measureId, month);
    if (known && (!need.days || known.days) && (!need.sums || known.sums)) found.push(known);
    else {
      missing.push(row);
      size += bytes;
      if (size > atOnce) await load();
    }
  }
  await load();
  return found;
}

async function loadMonths(
  tx: PoolClient,
  missing: readonly Known[],
  needs: PackedMonthsQuestion['needs'],
): Promise<PackedMonth[]> {
  const needed = missing.map(([, measureId, month]) => needs(measureId, month));
  const { rows } = await tx.query<
    Omit<PackedMonth, 'days' | 'sums'> & { chunk: string } & Record<'days' | 'sums', Buffer | null>
  >({
    name: 'activity-months',
    text: `select chunk_id as chunk, measure_id as "measureId", month, department_id as "departmentId", customers,
                  case when w.needs_days then days end as days, case when w.needs_sums then sums end as sums, rest
             from unnest($1::uuid[], $2::boolean[], $3::boolean[]) as w (chunk_id, needs_days, needs_sums)
             join customer_activity_month using (chunk_id)`,
    values: [missing.map(([chunk]) => chunk), needed.map(({ days }) => days), needed.map(({ sums }) => sums)],
  });
  return rows.map(({ chunk, days, sums, ...month }) => {
    // What another question needed of it stays.
    const before = kept.get(chunk);
    const [someDays, someSums] = [days ?? before?.days, sums ?? before?.sums];
    const loaded: PackedMonth = month;
    if (someDays) loaded.days = someDays;
    if (someSums) loaded.sums = someSums;
    kept.set(chunk, loaded);
    return loaded;
  });
}
