import type { JobSummary, NewAnalysis } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { describeJob } from '../jobs/describe-job.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { kindOf } from './kinds/kinds.ts';
import { analysisProblem } from './problems.ts';

@Injectable()
export class AskForAnalysis {
  constructor(
    private readonly jobs: Jobs,
    private readonly departments: Departments,
    private readonly surveys: Surveys,
    private readonly config: Config,
  ) {}

  /**
   * A job for it, or the one that has the same inputs already. Throws `department-unknown`, `department-forbidden`,
   * `no-departments`, `jobs-too-many`, and what its kind finds wrong with the parameters.
   */
  async run(principal: Principal, { kind, parameters }: NewAnalysis): Promise<JobSummary> {
    const { version, check } = kindOf(kind);
    check(parameters, { surveys: this.surveys, today: this.departments.today() });
    const job = await this.jobs.ask(principal.scope, `${principal.kind}:${principal.id}`, {
      kind,
      version,
      parameters,
      departments: this.#departments(principal, parameters.department),
      surroundings: { timeZone: this.config.timeZone },
    });
    return describeJob(job, this.departments.tree());
  }

  /** Sorted, so that the same departments are the same inputs. */
  #departments(principal: Principal, key: string | undefined): readonly number[] {
    const visible = principal.departments;
    if (visible.size === 0) throw analysisProblem('no-departments');
    if (key === undefined) return principal.scope.departments;
    const field = 'parameters.department';
    const id = this.departments.tree().idOf(key);
    if (id === undefined) throw analysisProblem('department-unknown', { field });
    if (!visible.has(id)) throw analysisProblem('department-forbidden', { field });
    return this.departments
      .treeToday()
      .subtree(id)
      .filter((below) => visible.has(below))
      .toSorted((a, b) => a - b);
  }
}
