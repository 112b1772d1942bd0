import type { LocalItem } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { DeclaredMeasures } from '../derived-measures/declared-measures.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { ReadingRegistry } from '../indicator-definitions/reading-registry.ts';
import type { KnownIndicators, ReadInKeys } from './check-item.ts';

/** What items are checked against. */
@Injectable()
export class ItemKnowledge {
  constructor(
    private readonly departments: Departments,
    private readonly readings: ReadingRegistry,
    private readonly declared: DeclaredMeasures,
  ) {}

  async about(items: readonly LocalItem[], library: Library): Promise<KnownIndicators> {
    const today = this.departments.today();
    const readIn = new Map<string, ReadInKeys>();
    for (const { indicator, variant } of items) {
      if (variant === null || !library.keys().includes(indicator)) continue;
      const { method } = library.shown(indicator, today);
      if (method.kind !== 'reading') continue;
      const known = await this.readings.readIn(method.indicator, await this.declared.all());
      readIn.set(indicator, {
        measures: (known.measures ?? []).map(({ key }) => key),
        itemGroups: known.itemGroups ?? [],
      });
    }
    return { library, today, readIn };
  }
}
