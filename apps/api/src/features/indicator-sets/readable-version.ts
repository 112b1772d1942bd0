import type { Principal } from '../../platform/http/access/principal.ts';
import { isOpen } from '../reviewed-versions/dated-version.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import type { SetLibrary, SetVersionRow } from './set-library.ts';

/** Drafts are for those who may propose. Throws `set-unknown`, `version-unknown`. */
export function readableVersion(
  sets: SetLibrary,
  principal: Principal,
  { key, version }: VersionName,
): SetVersionRow {
  const found = sets.version(key, version);
  if (isOpen(found) && !principal.has('indicators:propose'))
    throw versionProblem('version-unknown', { field: 'version' });
  return found;
}
