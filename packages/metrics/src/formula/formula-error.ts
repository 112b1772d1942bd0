import { MetricsError } from '../metrics-error.ts';

/**
 * What is wrong with a formula: it is `empty`, `too-long`, `too-large` (too many numbers, names and operations),
 * `too-deep` or has `too-many-names`; it ends too early (`incomplete`) or has a character or word where it cannot be
 * (`unexpected`); a word is one of the language's own (`reserved-name`) or no key of an indicator (`name-invalid`); a
 * number cannot be one (`number-invalid`); the language knows it, formulas do not (`not-allowed`); a function is not
 * there (`function-unknown`) or given too much or too little (`arguments-differ`); bounds or digits are not written as
 * numbers (`constant-needed`) or contradict each other (`bounds-invalid`); a condition stands where a number must
 * (`number-needed`), or the other way round (`condition-needed`).
 */
export type FormulaProblem =
  | 'empty'
  | 'too-long'
  | 'too-large'
  | 'too-deep'
  | 'too-many-names'
  | 'incomplete'
  | 'unexpected'
  | 'reserved-name'
  | 'name-invalid'
  | 'number-invalid'
  | 'not-allowed'
  | 'function-unknown'
  | 'arguments-differ'
  | 'constant-needed'
  | 'bounds-invalid'
  | 'number-needed'
  | 'condition-needed';

export interface FormulaFault {
  readonly problem: FormulaProblem;
  readonly sentence: string;
  /** What it is about, as it stands in the text. */
  readonly subject?: string;
  /** Where it starts in the text, from 0; not given where it is about all of it. */
  readonly position?: number;
}

/** Why a text is no formula: `formula-invalid`, with what an editor needs to show it in its place and language. */
export class FormulaError extends MetricsError {
  readonly problem: FormulaProblem;
  readonly subject: string | null;
  readonly position: number | null;

  constructor({ problem, sentence, subject, position }: FormulaFault) {
    super('formula-invalid', position === undefined ? sentence : `at character ${position + 1}: ${sentence}`);
    this.name = 'FormulaError';
    this.problem = problem;
    this.subject = subject ?? null;
    this.position = position ?? null;
  }
}
