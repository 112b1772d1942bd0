import type { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { type BiConnectionRow, findConnections } from './bi-connections.store.ts';
import { biProblem } from './problems.ts';

/** Throws `bi-connection-not-found`, also for one of somebody else's department: its being there is not told. */
export async function findBiConnection(
  database: Database,
  principal: Principal,
  id: string,
): Promise<BiConnectionRow> {
  const managed = await findConnections(database, principal.departmentsFor('bi:manage'));
  const row = managed.find((one) => one.id === id);
  if (!row) throw biProblem('bi-connection-not-found');
  return row;
}
