import { type Preview, type PreviewQuestion, type ValueRow, valuesQuery } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { CheckDefinition } from '../indicator-definitions/check-body.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { ReadValues } from './read-values.ts';

/** What publishing a definition would change: the figures of another version beside those it would give. */
@Injectable()
export class PreviewDefinition {
  constructor(
    private readonly library: IndicatorLibrary,
    private readonly checking: CheckDefinition,
    private readonly values: ReadValues,
    private readonly departments: Departments,
  ) {}

  /** Throws the problems of `CheckDefinition` and `ReadValues`. */
  async run(whoAsks: Principal, { key, body, against, ...asked }: PreviewQuestion): Promise<Preview> {
    // A definition of one's own decides what is hidden: it is read where one may propose, and nowhere else.
    const principal = whoAsks.within('indicators:propose');
    const library = await this.library.current();
    const known = library.keys().includes(key) ? library.versions(key) : [];
    const protection = Math.max(1, ...known.map(({ minimumN }) => minimumN));
    const compiled = await this.checking.run(key, body, { library });
    const query = { ...valuesQuery.parse(asked), compare: 'none' as const };
    const draft = {
      key,
      version: 0,
      status: 'draft' as const,
      builtIn: false,
      from: null,
      to: null,
      minimumN: Math.max(body.minimumN, protection),
      ...compiled,
    };
    const after = await this.values.readDraft(principal, draft, query);
    // What would be replaced, whatever days are looked at.
    const inForce = known.length > 0 ? library.inForce(key, this.departments.today()) : undefined;
    const version = against === undefined ? (inForce?.version ?? null) : against;
    const before =
      version === null ? undefined : await this.values.read(principal, key, { ...query, version });
    return {
      unit: body.unit,
      rows: sideBySide(before?.rows ?? [], after.rows),
      version,
      ...(after.breaks && { breaks: after.breaks }),
      unbound: after.unbound ?? [],
      readers: [...new Set(library.readersOf(key, this.departments.today()).map((reader) => reader.key))],
    };
  }
}

function sideBySide(before: readonly ValueRow[], after: readonly ValueRow[]): Preview['rows'] {
  const nameOf = ({ period, department = '' }: ValueRow) => `${period} ${department}`;
  const rows = new Map<string, Preview['rows'][number]>();
  const rowOf = (row: ValueRow) => {
    const name = nameOf(row);
    const { period, department } = row;
    const found = rows.get(name) ?? { period, ...(department && { department }), before: null, after: null };
    rows.set(name, found);
    return found;
  };
  for (const row of after) rowOf(row).after = figureOf(row);
  for (const row of before) rowOf(row).before = figureOf(row);
  return [...rows.values()];
}

const figureOf = ({ value, n, interval, excluded, reason }: ValueRow) => ({
  value,
  n,
  interval,
  excluded,
  ...(reason === undefined ? {} : { reason }),
});
