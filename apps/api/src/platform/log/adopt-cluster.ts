import type { Client } from 'pg';
import { currentEpoch } from './epoch.ts';

/**
 * Transaction ids mean something in the cluster that gave them, and nowhere else. Entries that wait in a database
 * restored into another cluster get the present id: their order is then that of their entry ids.
 */
export async function adoptCluster(client: Client): Promise<void> {
  await currentEpoch(client);
  const { rows } = await client.query<{ here: string; stored: string }>(
    `select (select system_identifier::text from pg_control_system()) as here, system_identifier as stored from log_epoch`,
  );
  const { here, stored } = rows[0] ?? { here: '', stored: '' };
  if (here === stored) return;
  // One statement, so both or neither.
  await client.query(
    `with adopted as (
       update log_entry set xid = pg_current_xact_id() where first_position is null and $2::boolean)
     update log_epoch set system_identifier = $1`,
    [here, stored !== ''],
  );
}
