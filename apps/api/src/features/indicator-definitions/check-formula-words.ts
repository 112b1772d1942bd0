import { type Formula, formulaFlaw, hyphenatedKey } from '@attune/metrics';
import { definitionProblem } from './problems.ts';

const field = 'body.method.formula';

/**
 * Throws `formula-key-hyphenated`: what somebody means as one indicator would be read as a subtraction.
 *
 * @param keys of all indicators, the one of the formula as well
 */
export function checkKeysWritten(formula: string, keys: Iterable<string>): void {
  const found = hyphenatedKey(formula, keys);
  if (!found) return;
  const name = found.key.replaceAll('-', '_');
  throw definitionProblem('formula-key-hyphenated', {
    field,
    subject: name,
    detail: `In a formula - is minus: write ${name} for ${found.key}, or spaces around the - to subtract.`,
  });
}

/** Throws `formula-without-indicator`, `formula-divides-by-zero`. */
export function checkMeaning(formula: Formula): void {
  const flaw = formulaFlaw(formula);
  if (flaw !== null) throw definitionProblem(`formula-${flaw}`, { field });
}
