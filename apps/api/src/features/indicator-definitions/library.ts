import {
  changeDaysOf,
  endedByTheNext,
  isInForce,
  isOpen,
  shownOn,
  wasPublished,
} from '../reviewed-versions/dated-version.ts';
import { addDays } from '../measures/local-day.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import { compileStored } from './compile-definition.ts';
import type { Definition } from './definition.ts';
import type { DefinitionRow } from './definition-table.ts';
import { definitionProblem } from './problems.ts';
import type { OfferedIndicator } from '../../platform/plugin-host/indicator-reader.ts';
import type { ReadingRegistry } from './reading-registry.ts';

type Offered = Pick<ReadingRegistry, 'all' | 'find'>;

const nothing: Offered = { all: () => new Map(), find: () => undefined };

/** All indicators in all their versions, at one moment. */
export class Library {
  readonly #byKey = new Map<string, Definition[]>();
  #published: Library | undefined;

  constructor(readings: Offered, rows: readonly DefinitionRow[]) {
    for (const [key, reading] of readings.all()) this.#byKey.set(key, [builtIn(reading)]);
    for (const row of rows) {
      const { key, version, status } = row;
      const versions = this.#byKey.get(key) ?? [];
      this.#byKey.set(key, versions);
      const { from, to } = row;
      versions.push({
        key,
        version,
        status,
        builtIn: false,
        from,
        to,
        minimumN: row.body.minimumN,
        ...compileStored(row.body, readings),
      });
    }
    for (const [key, versions] of this.#byKey)
      this.#byKey.set(key, protectedByTheNewest(endedByTheNext(versions)));
  }

  /** The same without what is being worked on: for those who may not see it. */
  get published(): Library {
    this.#published ??= this.#without(isOpen);
    return this.#published;
  }

  #without(left: (version: Definition) => boolean): Library {
    const library = new Library(nothing, []);
    for (const [key, versions] of this.#byKey) {
      const some = versions.filter((version) => !left(version));
      if (some.length > 0) library.#byKey.set(key, some);
    }
    return library;
  }

  keys(): string[] {
    return [...this.#byKey.keys()];
  }

  /** From the first version on. Throws `indicator-unknown`. */
  versions(key: string, field = 'key'): readonly Definition[] {
    const versions = this.#byKey.get(key);
    if (!versions) throw definitionProblem('indicator-unknown', { field });
    return versions;
  }

  /** Throws `indicator-unknown`, `version-unknown`. */
  version(key: string, version: number): Definition {
    const found = this.versions(key).find((each) => each.version === version);
    if (!found) throw versionProblem('version-unknown', { field: 'version' });
    return found;
  }

  /** Undefined before the first version, and after the last. */
  inForce(key: string, day: string): Definition | undefined {
    return this.#byKey.get(key)?.find((version) => isInForce(version, day));
  }

  /** Whether some version of it is in force on every one of these days. */
  isInForceAll(key: string, { from, to }: { from: string; to: string }): boolean {
    for (let day = from; day <= to;) {
      const version = this.inForce(key, day);
      if (!version) return false;
      if (version.to === null) return true;
      day = addDays(version.to, 1);
    }
    return true;
  }

  /** In force on this day, or else the first one that will be, or else the newest there was. Throws `indicator-unknown`. */
  shown(key: string, day: string): Definition {
    return shownOn(this.versions(key), day);
  }

  /**
   * The days on which another version begins to be in force, of this indicator or of one that it is made of.
   *
   * @param pinned read as this version throughout
   */
  changeDays(key: string, pinned?: Definition): Set<string> {
    const days = new Set<string>();
    const seen = new Set<string>();
    const look = (versions: readonly Definition[], own: boolean): void => {
      if (own) for (const day of changeDaysOf(versions)) days.add(day);
      for (const version of versions) {
        if (version.method.kind !== 'formula') continue;
        for (const { indicator } of version.method.parts) {
          if (seen.has(indicator)) continue;
          seen.add(indicator);
          look(this.#byKey.get(indicator) ?? [], true);
        }
      }
    };
    look(pinned ? [pinned] : this.versions(key), pinned === undefined);
    return days;
  }

  /** Versions whose formulas read an indicator: those in force or to come, and those being worked on. */
  readersOf(key: string, today: string): Definition[] {
    return [...this.#byKey.values()]
      .flat()
      .filter(
        ({ method, status, to }) =>
          method.kind === 'formula' &&
          method.parts.some(({ indicator }) => indicator === key) &&
          status !== 'retired' &&
          (to === null || to >= today),
      );
  }
}

/** Whoever asks for an old version is shown no more than the newest shows. */
function protectedByTheNewest(versions: readonly Definition[]): Definition[] {
  const newest = versions.findLast(wasPublished)?.body.minimumN ?? 1;
  return versions.map((version) => ({ ...version, minimumN: Math.max(version.minimumN, newest) }));
}

/** What a plugin contributes is version 1, since ever. */
function builtIn({ definition: indicator, plugin, reader, fingerprint }: OfferedIndicator): Definition {
  return {
    key: indicator.key,
    version: 1,
    status: 'published',
    builtIn: true,
    minimumN: indicator.minimumN,
    from: null,
    to: null,
    body: {
      names: { ...indicator.names },
      explanations: { ...indicator.explanations },
      owner: plugin,
      unit: indicator.unit,
      polarity: indicator.polarity,
      range: indicator.range ? [...indicator.range] : null,
      method: { kind: 'reading', reading: indicator.key, bindings: null },
      filter: null,
      exclude: null,
      minimumN: indicator.minimumN,
      target: null,
      thresholds: null,
      tags: [],
    },
    filters: {},
    exclude: null,
    method: { kind: 'reading', plugin, indicator, reader, fingerprint, bindings: null },
  };
}
