import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { type DefinitionRow, lockDefinitions, readDefinitions, tellOfChange } from './definitions.store.ts';
import { Library } from './library.ts';
import { definitionProblem } from './problems.ts';
import { ReadingRegistry } from './reading-registry.ts';

/** Definitions as they are while nobody else changes them. */
export interface LockedDefinitions {
  tx: PoolClient;
  rows: readonly DefinitionRow[];
  library: Library;
}

/** Changes definitions, one change at a time: each is judged by what is there when it is committed. */
export async function changeDefinitions<T>(
  database: Database,
  readings: ReadingRegistry,
  change: (locked: LockedDefinitions) => Promise<T>,
): Promise<T> {
  return inTransaction(database.worker, async (tx) => {
    await lockDefinitions(tx);
    const rows = await readDefinitions(tx);
    const result = await change({ tx, rows, library: new Library(readings, rows) });
    await tellOfChange(tx);
    return result;
  });
}

/**
 * The version somebody wants to change, as they have read it. Throws `indicator-unknown`, `version-unknown`,
 * `definition-in-use` for what came with a plugin, `definition-changed`.
 */
export function rowAsRead(
  { rows, library }: LockedDefinitions,
  { key, version, revision }: { key: string; version: number; revision: number },
): DefinitionRow {
  const row = rows.find((each) => each.indicator === key && each.version === version);
  if (!row) {
    library.version(key, version);
    throw definitionProblem('definition-in-use', {
      detail: 'This version came with its plugin: make a new version of it.',
    });
  }
  if (row.revision !== revision)
    throw definitionProblem('definition-changed', {
      field: 'revision',
      detail: `You have read revision ${revision}, there is ${row.revision} now.`,
    });
  return row;
}
