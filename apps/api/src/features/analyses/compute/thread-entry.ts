import type { NewAnalysis } from '@attune/contracts';
import { MetricsError } from '@attune/metrics';
import { answerQuestions } from '../../../platform/thread/answer-questions.ts';
import { AnalysisRefusal } from './analysis-refusal.ts';
import type { Computation, ComputeContext } from './computation.ts';
import { beginComputation } from './computations.ts';
import type { LogRow } from './log-row.ts';
import { People } from './people.ts';

/** What the thread is asked, in this order: one beginning, any number of rows and of merged customers, one end. */
export type ComputeQuestion =
  | { ask: 'begin'; asked: NewAnalysis; context: ComputeContext }
  | { ask: 'rows'; rows: readonly LogRow[] }
  | { ask: 'merged'; merged: readonly (readonly [customer: number, into: number])[] }
  | { ask: 'finish' };

/** What it tells while it computes. */
export interface ComputeProgress {
  step: string;
  done: number;
}

let computation: Computation | undefined;
const people = new People();

answerQuestions<ComputeQuestion>(
  (question, tell) => {
    if (question.ask === 'begin') {
      computation = beginComputation(question.asked, question.context);
      return null;
    }
    if (!computation) throw new Error('Nothing has begun.');
    if (question.ask === 'rows') {
      for (const row of question.rows) computation.add(row);
      return null;
    }
    if (question.ask === 'merged') {
      people.add(question.merged);
      return null;
    }
    return computation.finish((step, done) => tell({ step, done } satisfies ComputeProgress), people);
  },
  (error) =>
    error instanceof MetricsError || error instanceof AnalysisRefusal
      ? { code: error.code, detail: error.message }
      : undefined,
);
