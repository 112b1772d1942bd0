import type { CodeBook } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { DeclaredMeasures } from '../derived-measures/declared-measures.ts';
import { IndicatorRegistry } from '../indicators/indicator-registry.ts';
import { indicatorProblem } from '../indicators/problems.ts';
import { columns } from './columns.ts';
import { readIndicatorKeys } from './indicator-keys.ts';
import { intervalMethodOf } from './interval-method.ts';
import { exclusions, methods, reasons, units } from '../indicators/code-meanings.ts';
import { readsOf } from './reads-of.ts';

/** The code book: what every column, indicator and code of an export means. */
@Injectable()
export class DescribeExport {
  constructor(
    private readonly registry: IndicatorRegistry,
    private readonly declared: DeclaredMeasures,
  ) {}

  /**
   * @param text keys of indicators, separated by commas; all where there is none. Throws the problems of
   * `readIndicatorKeys`, and `indicator-unknown`
   */
  async run(text: string | undefined): Promise<CodeBook> {
    const known = await this.registry.all(await this.declared.all());
    const keys = text === undefined ? known.map(({ key }) => key) : readIndicatorKeys(text);
    return {
      columns: columns.map(({ name, type, unit, names, meanings }) => ({
        name,
        type,
        unit,
        names,
        meanings,
      })),
      indicators: keys.map((key) => {
        const found = known.find((one) => one.key === key);
        if (!found) throw indicatorProblem('indicator-unknown', { field: 'indicators' });
        const { indicator } = this.registry.find(key);
        const { version, names, explanations, unit, polarity, minimumN } = found;
        return {
          key,
          version,
          names,
          explanations,
          unit,
          polarity,
          minimumN,
          reads: readsOf(indicator),
          intervalMethod: intervalMethodOf(indicator),
        };
      }),
      units,
      exclusions,
      reasons,
      methods,
    };
  }
}
