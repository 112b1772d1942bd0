import type { Indicator } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { DeclaredMeasures } from '../derived-measures/declared-measures.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { ReadingRegistry } from '../indicator-definitions/reading-registry.ts';
import { describeIndicator } from './describe-indicator.ts';

/** Every published indicator, as the version that is in force today, or that was last. */
@Injectable()
export class ListIndicators {
  constructor(
    private readonly library: IndicatorLibrary,
    private readonly readings: ReadingRegistry,
    private readonly declared: DeclaredMeasures,
    private readonly departments: Departments,
  ) {}

  async run(): Promise<Indicator[]> {
    const library = await this.library.current();
    const declared = await this.declared.all();
    const today = this.departments.today();
    const listed: Indicator[] = [];
    for (const key of library.keys()) {
      const definition = library.shown(key, today);
      if (definition.status !== 'published') continue;
      const readIn =
        definition.method.kind === 'reading'
          ? await this.readings.readIn(definition.method.indicator, declared)
          : { currencies: null, measures: null, itemGroups: null };
      listed.push(describeIndicator(definition, library.versions(key), readIn));
    }
    return listed;
  }
}
