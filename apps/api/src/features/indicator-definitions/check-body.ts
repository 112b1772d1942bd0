import type { IndicatorBody } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { checkDefinition } from './check-definition.ts';
import type { Definition } from './definition.ts';
import type { Library } from './library.ts';
import { ReadingRegistry } from './reading-registry.ts';

/** Whether a body can be an indicator, given what there is. */
@Injectable()
export class CheckDefinition {
  constructor(
    private readonly departments: Departments,
    private readonly readings: ReadingRegistry,
  ) {}

  /** Throws the problems of `checkDefinition`. */
  async run(
    key: string,
    body: IndicatorBody,
    { library }: { library: Library },
  ): Promise<Pick<Definition, 'body' | 'filters' | 'exclude' | 'method'>> {
    const { method } = body;
    const bound = method.kind === 'reading' ? (method.bindings ?? []) : [];
    return checkDefinition(key, body, {
      readings: this.readings,
      measures: await this.readings.measures.find(bound.map(({ measure }) => measure)),
      tree: this.departments.tree(),
      today: this.departments.today(),
      library,
    });
  }
}
