import { LRUCache } from 'lru-cache';
import type { PoolClient } from 'pg';
import type { CountedFacts } from './people-counter.ts';

/** Packed facts of a measure, month and department; columns that were not asked for may be absent. */
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

/** What a row is known by, and how many bytes its columns are. */
type Known = [measureId: number, month: string, departmentId: number, version: string, size: number];

type Kept = PackedMonth & { version: string };

/**
 * Months as they were last read, for the whole process: bytes come out of PostgreSQL as text of twice their length, so to
 * read ten million facts takes several times as long as to count them. About half of what an API may need for 10 million
 * events of a busy enterprise; what was not used for longest goes first.
 */
const kept = new LRUCache<string, Kept>({
  maxSize: 64 * 2 ** 20,
  sizeCalculation: ({ customers, days, sums, rest }) =>
    500 + customers.length + (days?.length ?? 0) + (sums?.length ?? 0) + rest.length,
});

/** Bytes of columns that are read at once: as text and as bytes they are in memory several times. */
const atOnce = 4 * 2 ** 20;

/** The months that row-level security shows, each with the columns that are needed. */
export async function readPackedMonths(
  tx: PoolClient,
  { generation, measures, months, needs }: PackedMonthsQuestion,
): Promise<PackedMonth[]> {
  const { rows } = await tx.query<Known>({
    name: 'activity-month-versions',
    text: `select measure_id, month, department_id, version,
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
    if (missing.length > 0) found.push(...(await loadMonths(tx, generation, { missing, needs })));
    missing = [];
    size = 0;
  };
  for (const row of rows) {
    const [measureId, month, , version, bytes] = row;
    const known = kept.get(nameOf(generation, row));
    const need = needs(measureId, month);
    const isEnough = known?.version === version && (!need.days || known.days) && (!need.sums || known.sums);
    if (known && isEnough) found.push(known);
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
  generation: number,
  { missing, needs }: Pick<PackedMonthsQuestion, 'needs'> & { missing: readonly Known[] },
): Promise<Kept[]> {
  const needed = missing.map(([measureId, month]) => needs(measureId, month));
  const { rows } = await tx.query<Omit<Kept, 'days' | 'sums'> & Record<'days' | 'sums', Buffer | null>>({
    name: 'activity-months',
    text: `select measure_id as "measureId", month, department_id as "departmentId", version, customers,
                  case when w.needs_days then days end as days, case when w.needs_sums then sums end as sums, rest
             from unnest($2::int[], $3::date[], $4::int[], $5::boolean[], $6::boolean[])
                    as w (measure_id, month, department_id, needs_days, needs_sums)
             join customer_activity_month using (measure_id, month, department_id)
            where generation = $1`,
    values: [
      generation,
      missing.map(([measureId]) => measureId),
      missing.map(([, month]) => month),
      missing.map(([, , departmentId]) => departmentId),
      needed.map(({ days }) => days),
      needed.map(({ sums }) => sums),
    ],
  });
  return rows.map(({ days, sums, ...row }) => {
    const name = nameOf(generation, [row.measureId, row.month, row.departmentId]);
    const before = kept.get(name);
    // What another question needed of the same month stays.
    const same = before?.version === row.version ? before : undefined;
    const month: Kept = row;
    const [someDays, someSums] = [days ?? same?.days, sums ?? same?.sums];
    if (someDays) month.days = someDays;
    if (someSums) month.sums = someSums;
    kept.set(name, month);
    return month;
  });
}

const nameOf = (
  generation: number,
  [measureId, month, departmentId]: readonly [number, string, number, ...unknown[]],
) => `${generation} ${measureId} ${month} ${departmentId}`;
