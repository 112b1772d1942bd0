import type { TenureCount } from '@attune/metrics';
import type { PoolClient } from 'pg';

interface Row extends TenureCount {
  departmentId: number;
  lost: number;
}

/**
 * Tenures by department, of those that row-level security shows: all that were not over before `from`, nor begun after
 * `to`.
 * @param days any days of the first and the last month
 */
export async function readTenures(
  tx: PoolClient,
  { generation, from, to }: { generation: number; from: string; to: string },
): Promise<ReadonlyMap<number, readonly TenureCount[]>> {
  const monthNumber = (column: string) =>
    `(extract(year from ${column}) * 12 + extract(month from ${column}) - 1)::float8`;
  const { rows } = await tx.query<Row>({
    name: 'tenures',
    text: `select department_id as "departmentId", ${monthNumber('joined')} as joined,
                  case when isfinite(lost) then ${monthNumber('lost')} else 'infinity' end as lost, n as count
             from tally_tenure
            where generation = $1 and n <> 0 and joined <= $3 and lost >= date_trunc('month', $2::date)`,
    values: [generation, from, to],
  });
  return Map.groupBy(rows, ({ departmentId }) => departmentId);
}
