import type { Pool, PoolClient } from 'pg';
import type { DefinitionUse } from '../indicator-definitions/definition-readers.ts';
import { isOpen, wasPublished } from '../reviewed-versions/dated-version.ts';
import { itemsOf, SetLibrary } from './set-library.ts';
import { setTable } from './set-table.ts';

/** The indicators that sets read on a day or later, drafts of sets included. */
export async function usesBySets(connection: Pool | PoolClient, day: string): Promise<DefinitionUse[]> {
  const sets = new SetLibrary(await setTable.read(connection));
  return sets.keys().flatMap((key) =>
    sets
      .versions(key)
      .filter((version) => isOpen(version) || (wasPublished(version) && (version.to ?? day) >= day))
      .flatMap(({ version, body, status }) =>
        itemsOf(body).map(({ indicator }) => ({
          indicator,
          reader: { id: `set:${key}`, kind: 'set' as const, key, names: body.names, version },
          open: status === 'draft' || status === 'in-review',
        })),
      ),
  );
}
