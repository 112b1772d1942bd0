import type { RecountChange } from '@attune/contracts';
import type { Pool } from 'pg';
import type { ReceiptClaim } from './receipt-tokens.ts';

/**
 * Why a recount is another number than the one on the receipt: the log up to its position stays as it was, but for
 * customers who were erased since.
 *
 * @param basis of what it would be read as today
 */
export async function findChanges(
  worker: Pool,
  { cutOff, basis: before }: Pick<ReceiptClaim, 'cutOff' | 'basis'>,
  basis: string,
): Promise<RecountChange[]> {
  const changes: RecountChange[] = [];
  const { rows } = await worker.query<{ erased: number; timeZone: string }>(
    `select (select count(*)::int from event e join log_entry l on l.id = e.entry_id
              where e.type = 'customer.erased'
                and l.first_position > coalesce(($1::bigint[])[l.partition + 1], 0)) as erased,
            (select time_zone from tally_generation where status = 'active') as "timeZone"`,
    [[...cutOff.positions]],
  );
  const { erased = 0, timeZone } = rows[0] ?? {};
  if (erased > 0) changes.push({ code: 'customers-erased', count: erased });
  if (before !== basis) changes.push({ code: 'definition-changed', count: null });
  if (timeZone !== cutOff.timeZone) changes.push({ code: 'time-zone-changed', count: null });
  return changes.length === 0 ? [{ code: 'unknown', count: null }] : changes;
}
