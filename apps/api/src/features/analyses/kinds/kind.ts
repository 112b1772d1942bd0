import type { Surveys } from '../../surveys/survey-lookup.ts';

/** What parameters are checked against. */
interface Known {
  surveys: Surveys;
  /** The local day. */
  today: string;
}

/** What the service knows of a kind of analysis; what it computes is in `compute/`. */
export interface Kind<Parameters> {
  /** Of the method: raised when the same facts would give other figures, so that stored ones are not taken for them. */
  version: number;
  /** Throws the problem with parameters that are well-formed and yet cannot be meant. */
  check(parameters: Parameters, known: Known): void;
  /** The types of events it reads. */
  types(parameters: Parameters): readonly string[];
  /** The survey whose scales it needs. */
  survey?(parameters: Parameters): string;
}
