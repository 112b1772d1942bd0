import type { Receipt } from '@attune/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProblemError } from '../../platform/http/problem-error.ts';
import { ReadReceipt } from '../indicators/read-receipt.ts';
import type { ClaimedJob } from '../jobs/job.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { type JobTask, type JobWork, JobWorks } from '../jobs/job-works.ts';
import { recountKind, type RecountParameters } from './recount-kind.ts';

interface Recounted {
  receipt: Receipt;
  /** Kind and id of the principal: `account:…`, `key:…`. */
  askedBy: string;
}

type Listener = (recounted: Recounted) => Promise<void>;

/**
 * Recounts receipts for the runner of jobs. Whoever takes one over after a crash starts anew: nothing is kept of it but
 * its result.
 */
@Injectable()
export class RunRecount implements JobWork, OnModuleInit {
  readonly kinds = [recountKind];
  readonly #listeners: Listener[] = [];

  constructor(
    private readonly works: JobWorks,
    private readonly receipts: ReadReceipt,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** Calls back with every receipt that was recounted, before its job ends; twice where a worker dies in between. */
  onRecounted(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async run({ parameters, departments, askedBy }: ClaimedJob, task: JobTask): Promise<Receipt> {
    const { receipt: token } = parameters as RecountParameters;
    task.progress('counting', 0);
    const receipt = await this.receipts
      .recount(new Set(departments), token, {
        signal: task.signal,
        progress: (read) => task.progress('counting', read),
      })
      .catch(refuse);
    for (const listener of this.#listeners) await listener({ receipt, askedBy });
    return receipt;
  }
}

function refuse(error: unknown): never {
  if (error instanceof ProblemError) throw new JobFailure(error.code, error.detail);
  throw error;
}
