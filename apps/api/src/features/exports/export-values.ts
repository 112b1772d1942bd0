import { setImmediate as turn } from 'node:timers/promises';
import { type ExportQuery, type ValuesQuery, valuesQuery } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { planValues } from '../indicators/plan-values.ts';
import { ReadValues } from '../indicators/read-values.ts';
import { isDivisible } from './divisible.ts';
import type { ExportRow } from './export-row.ts';
import { readIndicatorKeys } from './indicator-keys.ts';
import { exportProblem } from './problems.ts';
import { SlicedRows } from './sliced-rows.ts';

/** Figures of a file, were every department to have some in every period; by dimensions there may be more. */
const mostFigures = 500_000;
/** Rows of all indicators that are held between the check and the sending. */
const mostHeld = 20_000;
/** Of one piece of a file: each is text for a moment. */
const rowsPerBatch = 500;

export interface OpenExport {
  /** Of the indicators, in the order they were asked for. */
  keys: readonly string[];
  /** Rows by the batch; indicator after indicator, period after period. Ending it early ends the reading. */
  batches: AsyncGenerator<readonly ExportRow[]>;
}

/** Figures of several indicators, one after the other, through the one use case that every other surface asks. */
@Injectable()
export class ExportValues {
  constructor(
    private readonly readValues: ReadValues,
    private readonly library: IndicatorLibrary,
    private readonly departments: Departments,
  ) {}

  /**
   * Whatever the question is refused for, it is refused for here. Throws the problems of `readIndicatorKeys` and
   * `ReadValues`, and `export-too-large`.
   */
  async open(principal: Principal, query: ExportQuery): Promise<OpenExport> {
    const keys = readIndicatorKeys(query.indicators);
    const asked = valuesQuery.parse(query);
    const library = await this.library.current();
    const { periods, byDepartment } = planValues(asked);
    const places = byDepartment ? principal.departments.size : 1;
    if (keys.length * periods.length * places > mostFigures)
      throw exportProblem('export-too-large', { field: 'grain' });
    const sources: SlicedRows[] = [];
    let held = 0;
    for (const key of keys) {
      library.versions(key, 'indicators');
      const read = (part: ValuesQuery) => this.readValues.read(principal, key, part);
      const divisible = isDivisible(library, key, asked);
      const breaks = library.changeDays(key);
      const rows = new SlicedRows(read, { query: asked, periods, divisible, breaks });
      held += await rows.begin();
      if (held > mostHeld) rows.forget();
      sources.push(rows);
    }
    return { keys, batches: this.#batches(sources, asked) };
  }

  async *#batches(sources: readonly SlicedRows[], asked: ValuesQuery): OpenExport['batches'] {
    for (const rows of sources)
      for await (const { rows: figures, indicator, unit } of rows.slices())
        for (let at = 0; at < figures.length; at += rowsPerBatch) {
          // A reader as fast as we are would leave nobody else a turn.
          await turn();
          yield figures.slice(at, at + rowsPerBatch).map((figure) => ({
            figure,
            indicator,
            unit,
            department: this.#department(figure.department ?? asked.department),
            asked,
          }));
        }
  }

  #department(key: string | undefined): ExportRow['department'] {
    const tree = this.departments.tree();
    const id = key === undefined ? undefined : tree.idOf(key);
    const found = id === undefined ? undefined : tree.department(id);
    return found ? { key: found.key, names: found.names } : null;
  }
}
