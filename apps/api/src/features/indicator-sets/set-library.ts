import type { IndicatorSetBody, LocalItem, SetItem } from '@attune/contracts';
import { changeDaysOf, endedByTheNext, isInForce, shownOn } from '../reviewed-versions/dated-version.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import type { VersionRow } from '../reviewed-versions/version-table.ts';
import { setProblem } from './problems.ts';

export type SetVersionRow = VersionRow<IndicatorSetBody>;

export const itemsOf = ({ groups }: Pick<IndicatorSetBody, 'groups'>): readonly SetItem[] =>
  groups.flatMap(({ items }) => items);

/** Else it is an item that a department added. */
export const isOfSet = (item: SetItem | LocalItem): item is SetItem => 'locked' in item;

/** All sets in all their versions, at one moment. */
export class SetLibrary {
  readonly #byKey = new Map<string, SetVersionRow[]>();

  constructor(rows: readonly SetVersionRow[]) {
    for (const [key, versions] of Map.groupBy(rows, (row) => row.key))
      this.#byKey.set(key, endedByTheNext(versions));
  }

  keys(): string[] {
    return [...this.#byKey.keys()];
  }

  /** From the first version on. Throws `set-unknown`. */
  versions(key: string): readonly SetVersionRow[] {
    const versions = this.#byKey.get(key);
    if (!versions) throw setProblem('set-unknown', { field: 'key' });
    return versions;
  }

  /** Throws `set-unknown`, `version-unknown`. */
  version(key: string, version: number): SetVersionRow {
    const found = this.versions(key).find((each) => each.version === version);
    if (!found) throw versionProblem('version-unknown', { field: 'version' });
    return found;
  }

  /** Undefined before the first version, and after the last. */
  inForce(key: string, day: string): SetVersionRow | undefined {
    return this.#byKey.get(key)?.find((version) => isInForce(version, day));
  }

  /** In force on this day, or else the first that will be, or else the newest there was. Throws `set-unknown`. */
  shown(key: string, day: string): SetVersionRow {
    return shownOn(this.versions(key), day);
  }

  /** The days on which another version begins to be in force, or none is any more. Throws `set-unknown`. */
  changeDays(key: string): string[] {
    return changeDaysOf(this.versions(key));
  }
}
