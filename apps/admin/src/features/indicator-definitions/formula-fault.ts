import {
  FormulaError,
  type FormulaFlaw,
  formulaFlaw,
  type FormulaProblem,
  hyphenatedKey,
  parseFormula,
} from '@attune/metrics';
import { wordOfKey } from './formula-completion.ts';

/** What is wrong with a formula, and where: characters from `position` on, for so many. */
export interface FormulaFault {
  problem: FormulaProblem | FormulaFlaw | 'key-hyphenated' | 'circular' | 'reference-unknown';
  subject: string;
  position: number | null;
  length: number;
}

/**
 * The first thing that keeps a text from being a formula. The API says the same: here it can be shown in its place and
 * in the language in use while somebody writes.
 *
 * @param known keys of published indicators
 * @param own key of the indicator that the formula is of; empty where it has none yet
 */
export function formulaFault(text: string, known: ReadonlySet<string>, own: string): FormulaFault | null {
  const written = hyphenatedKey(text, [...known, own]);
  if (written) {
    const { key, position } = written;
    return { problem: 'key-hyphenated', subject: key, position, length: key.length };
  }
  try {
    const formula = parseFormula(text);
    const { names } = formula;
    const flaw = formulaFlaw(formula);
    if (flaw !== null) return { problem: flaw, subject: '', position: null, length: 0 };
    const words = new Set([...known].map(wordOfKey));
    const itself = wordOfKey(own);
    const wrong = names.find((name) => name === itself || !words.has(name));
    if (wrong === undefined) return null;
    const position = new RegExp(`(?<!\\w)${wrong}(?!\\w)`).exec(text)?.index ?? null;
    const problem = wrong === itself ? 'circular' : 'reference-unknown';
    return { problem, subject: wrong, position, length: wrong.length };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { problem, subject, position } = error;
    const there = subject !== null && position !== null && text.startsWith(subject, position);
    return { problem, subject: subject ?? '', position, length: there ? subject.length : 1 };
  }
}
