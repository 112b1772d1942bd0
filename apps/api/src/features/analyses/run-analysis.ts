import type { NewAnalysis } from '@attune/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Thread, ThreadOutOfMemory, ThreadRefusal } from '../../platform/thread/thread.ts';
import type { ClaimedJob } from '../jobs/job.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { type JobTask, type JobWork, JobWorks } from '../jobs/job-works.ts';
import { ComputeContexts } from './compute-contexts.ts';
import type { ComputeProgress, ComputeQuestion } from './compute/thread-entry.ts';
import { FactSource } from './fact-source.ts';
import { analysisKinds, kindOf } from './kinds/kinds.ts';

/** Megabytes: what a million facts need, with room to compute. */
const memory = 1536;

/** How much of the progress is reading. */
const readingShare = 0.6;

/** Computes analyses for the runner of jobs: reads here, page by page, and computes in a thread beside. */
@Injectable()
export class RunAnalysis implements JobWork, OnModuleInit {
  readonly kinds = analysisKinds;

  constructor(
    private readonly works: JobWorks,
    private readonly facts: FactSource,
    private readonly contexts: ComputeContexts,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  async run(job: ClaimedJob, task: JobTask): Promise<unknown> {
    // It was checked when it was asked for.
    const asked = { kind: job.kind, parameters: job.parameters } as NewAnalysis;
    await using thread = new Thread({
      entry: './compute/thread-entry',
      beside: import.meta.url,
      memory,
      signal: task.signal,
      told: (message) => {
        const { step, done } = message as ComputeProgress;
        task.progress(step, readingShare + (1 - readingShare) * done);
      },
    });
    const ask = (question: ComputeQuestion) => thread.ask(question).catch(refuse);
    await ask({ ask: 'begin', asked, context: this.contexts.of(asked) });
    task.progress('reading', 0);
    const scope = { departments: job.departments };
    const pages = this.facts.pages({
      scope,
      types: kindOf(asked.kind).types(asked.parameters),
      positions: job.positions,
    });
    for await (const { rows, read } of pages) {
      task.signal.throwIfAborted();
      if (rows.length > 0) await ask({ ask: 'rows', rows });
      task.progress('reading', readingShare * read);
    }
    for await (const merged of this.facts.merged(scope)) await ask({ ask: 'merged', merged });
    // Awaited here, because the thread ends with this block.
    return await ask({ ask: 'finish' });
  }
}

function refuse(error: unknown): never {
  if (error instanceof ThreadRefusal) throw new JobFailure(error.code, error.detail);
  if (error instanceof ThreadOutOfMemory) {
    throw new JobFailure(
      'too-much-memory',
      'This needs more memory than there is: ask for fewer days or departments.',
    );
  }
  throw error;
}
