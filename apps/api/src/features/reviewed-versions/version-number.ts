import { versionProblem } from './problems.ts';
import type { VersionName } from './version-table.ts';

/** Of an address. Throws `version-unknown` for what is no number. */
export function versionNamed(key: string, text: string): VersionName {
  if (!/^\d{1,6}$/.test(text)) throw versionProblem('version-unknown', { field: 'version' });
  return { key, version: Number(text) };
}
