import type { Core } from './product.ts';
import type { Tenures } from './tenures.ts';

/** What is in `tally_tenure`. */
export async function productTenures({ database: { worker } }: Core): Promise<Tenures> {
  const { rows } = await worker.query<{ name: string; n: number }>(
    `select d.key || ' · ' || to_char(joined, 'YYYY-MM') || ' · '
              || case when isfinite(lost) then to_char(lost, 'YYYY-MM') else 'never' end as name, n
       from tally_tenure join department d on d.id = department_id where n <> 0`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
