import type { JobSummary } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { ReadReceipt } from '../indicators/read-receipt.ts';
import { describeJob } from '../jobs/describe-job.ts';
import { Jobs } from '../jobs/jobs.ts';
import { recountKind, type RecountParameters } from './recount-kind.ts';

@Injectable()
export class AskForRecount {
  constructor(
    private readonly jobs: Jobs,
    private readonly receipts: ReadReceipt,
    private readonly departments: Departments,
  ) {}

  /**
   * A job that recounts the receipt, or the one of the same principal that has not ended yet. Throws `receipt-invalid`,
   * `department-forbidden`, `jobs-too-many`.
   */
  async run(principal: Principal, receipt: string): Promise<JobSummary> {
    const askedBy = `${principal.kind}:${principal.id}`;
    const { departments, positions } = await this.receipts.extentOf(principal, receipt);
    const parameters: RecountParameters = { receipt };
    const job = await this.jobs.ask(principal.scope, askedBy, {
      kind: recountKind,
      version: 1,
      parameters,
      departments,
      positions,
      surroundings: { askedBy },
      reusable: false,
    });
    return describeJob(job, this.departments.tree());
  }
}
