import type { AnalysisResult } from '@attune/contracts';
import type { LogRow } from './log-row.ts';
import type { People } from './people.ts';

/** What a computation may know besides its parameters and the facts. Plain data: it crosses into a thread. */
export interface ComputeContext {
  /** IANA zone of the enterprise: it decides on days. */
  timeZone: string;
  /** Keys by id. */
  departments: Readonly<Record<number, string>>;
  /** Of the closed questions of the survey asked about; empty where none is. */
  scales: Readonly<Record<string, { min: number; max: number }>>;
}

/** How much of the computing is done, 0..1, and what is being done. */
export type Tell = (step: string, done: number) => void;

/** One analysis under way: it takes in the log row by row and says at the end what it comes to. */
export interface Computation {
  add(row: LogRow): void;
  finish(tell: Tell, people: People): AnalysisResult;
}

export type Begin<Parameters> = (parameters: Parameters, context: ComputeContext) => Computation;
