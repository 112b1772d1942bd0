import type { NewAnalysis } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Departments } from '../departments/departments.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import type { ComputeContext } from './compute/computation.ts';
import { kindOf } from './kinds/kinds.ts';

/** What a thread is told of this enterprise, which it cannot ask. */
@Injectable()
export class ComputeContexts {
  constructor(
    private readonly departments: Departments,
    private readonly surveys: Surveys,
    private readonly config: Config,
  ) {}

  of({ kind, parameters }: NewAnalysis): ComputeContext {
    const survey = kindOf(kind).survey?.(parameters);
    const questions =
      survey === undefined ? [] : [...(this.surveys.survey(survey)?.questions.values() ?? [])];
    return {
      timeZone: this.config.timeZone,
      departments: Object.fromEntries(
        [...this.departments.tree().departments].map(({ id, key }) => [id, key]),
      ),
      scales: Object.fromEntries(questions.flatMap(({ key, scale }) => (scale ? [[key, scale]] : []))),
    };
  }
}
