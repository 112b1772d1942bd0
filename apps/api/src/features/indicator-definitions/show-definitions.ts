import type { DefinitionVersion, IndicatorDefinitionAnswer, LibraryEntry } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Departments } from '../departments/departments.ts';
import type { Definition } from './definition.ts';
import { Definitions } from './definitions.ts';
import { isOpen } from '../reviewed-versions/dated-version.ts';
import type { StepRow } from '../reviewed-versions/version-table.ts';
import { DefinitionReaders } from './definition-readers.ts';
import { definitionTable } from './definition-table.ts';
import { Library } from './library.ts';

/** The library as people look at it. Drafts are shown to those who may work on them. */
@Injectable()
export class ShowDefinitions {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly departments: Departments,
    private readonly readers: DefinitionReaders,
  ) {}

  async all({ drafts }: { drafts: boolean }): Promise<LibraryEntry[]> {
    const all = await this.definitions.library.current();
    const library = drafts ? all : all.published;
    const today = this.departments.today();
    const uses = Map.groupBy(await this.readers.uses(today), ({ indicator }) => indicator);
    return library.keys().flatMap((key) => {
      const versions = library.versions(key);
      const shown = library.shown(key, today);
      const inForce = library.inForce(key, today);
      const open = versions.find(isOpen);
      const { names, explanations, owner, unit, polarity, tags } = shown.body;
      return [
        {
          key,
          names,
          explanations,
          owner,
          unit,
          polarity,
          tags,
          method: shown.body.method.kind,
          plugin: shown.method.kind === 'reading' ? shown.method.plugin : null,
          inForce: inForce ? { version: inForce.version, from: inForce.from } : null,
          open: open ? { version: open.version, status: open.status as 'draft' | 'in-review' } : null,
          versions: versions.length,
          usedBy: onceEach([
            ...library.readersOf(key, today).map(usingIndicator),
            ...(uses.get(key) ?? []).filter(({ open }) => drafts || !open).map(({ reader }) => reader),
          ]),
        },
      ];
    });
  }

  /** Throws `indicator-unknown`. */
  async one(key: string, { drafts }: { drafts: boolean }): Promise<IndicatorDefinitionAnswer> {
    const { worker } = this.database;
    const rows = await definitionTable.read(worker);
    const revisions = new Map(
      rows.filter((row) => row.key === key).map(({ version, revision }) => [version, revision]),
    );
    const steps = await definitionTable.steps(worker, key);
    const library = new Library(this.definitions.readings, rows);
    const versions = (drafts ? library : library.published).versions(key);
    return {
      key,
      versions: versions
        .map((version) => answerOf(version, revisions.get(version.version) ?? 1, steps))
        .toReversed(),
    };
  }
}

const usingIndicator = ({ key, body: { names } }: Definition) => ({
  id: `indicator:${key}`,
  kind: 'indicator' as const,
  key,
  names,
});

/** Several versions of a reader may read it. */
function onceEach(readers: LibraryEntry['usedBy']): LibraryEntry['usedBy'] {
  const byId = new Map(readers.map(({ id, kind, key, names }) => [id, { id, kind, key, names }]));
  return [...byId.values()];
}

function answerOf(definition: Definition, revision: number, steps: readonly StepRow[]): DefinitionVersion {
  const { key, version, status, builtIn, from, to, body, method } = definition;
  return {
    indicator: key,
    version,
    status,
    revision,
    builtIn,
    from,
    to,
    plugin:
      method.kind === 'reading'
        ? { name: method.plugin, readingVersion: method.indicator.version, installed: true }
        : method.kind === 'missing'
          ? { name: method.reading, readingVersion: 0, installed: false }
          : null,
    body,
    steps: steps
      .filter((step) => step.version === version)
      .map(({ step, by, why, at }) => ({ step, by, why, at })),
  };
}
