import type { Client } from 'pg';
import type { Database } from '../../platform/database/database.ts';
import { biProblem } from './problems.ts';

const insufficientPrivilege = '42501';

/** Runs `work` as the user who owns the database. Throws `bi-roles-not-allowed` where that may not make roles. */
export async function asOwner<T>(database: Database, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = database.ownerClient();
  try {
    await owner.connect();
    return await work(owner);
  } catch (error) {
    if ((error as { code?: unknown }).code === insufficientPrivilege) throw biProblem('bi-roles-not-allowed');
    throw error;
  } finally {
    await owner.end().catch(() => undefined);
  }
}
