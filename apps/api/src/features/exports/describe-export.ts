import type { CodeBook } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { definitionProblem } from '../indicator-definitions/problems.ts';
import { ListIndicators } from '../indicators/list-indicators.ts';
import { columns } from './columns.ts';
import { readIndicatorKeys } from './indicator-keys.ts';
import { intervalMethodOf } from './interval-method.ts';
import { exclusions, methods, reasons, units } from '../indicators/code-meanings.ts';
import { readsOf } from './reads-of.ts';

/** The code book: what every column, indicator and code of an export means. */
@Injectable()
export class DescribeExport {
  constructor(
    private readonly list: ListIndicators,
    private readonly library: IndicatorLibrary,
    private readonly departments: Departments,
  ) {}

  /**
   * @param text keys of indicators, separated by commas; all where there is none. Throws the problems of
   * `readIndicatorKeys`, and `indicator-unknown`
   */
  async run(text: string | undefined): Promise<CodeBook> {
    const known = await this.list.run();
    const library = await this.library.current();
    const today = this.departments.today();
    const keys = text === undefined ? known.map(({ key }) => key) : readIndicatorKeys(text);
    return {
      columns: columns.map(({ name, type, unit, names, meanings }) => ({
        name,
        type,
        unit,
        names,
        meanings,
      })),
      indicators: await Promise.all(
        keys.map(async (key) => {
          const found = known.find((one) => one.key === key);
          if (!found) throw definitionProblem('indicator-unknown', { field: 'indicators' });
          const definition = library.shown(key, today);
          const { version, names, explanations, unit, polarity, minimumN } = found;
          return {
            key,
            version,
            names,
            explanations,
            unit,
            polarity,
            minimumN,
            reads: readsOf(definition),
            intervalMethod: await intervalMethodOf(definition),
          };
        }),
      ),
      units,
      exclusions,
      reasons,
      methods,
    };
  }
}
