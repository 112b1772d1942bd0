import { FormulaError, type FormulaProblem, parseFormula } from '@attune/metrics';

/** What is wrong with a formula, and where: characters from `position` on, for so many. */
export interface FormulaFault {
  problem: FormulaProblem | 'reference-unknown';
  subject: string;
  position: number | null;
  length: number;
}

/**
 * The first thing that keeps a text from being a formula. The API says the same: here it can be shown in its place and
 * in the language in use while somebody writes.
 *
 * @param known names of published indicators, as formulas write them
 */
export function formulaFault(text: string, known: ReadonlySet<string>): FormulaFault | null {
  try {
    const { names } = parseFormula(text);
    const unknown = names.find((name) => !known.has(name));
    if (unknown === undefined) return null;
    const position = new RegExp(`(?<!\\w)${unknown}(?!\\w)`).exec(text)?.index ?? null;
    return { problem: 'reference-unknown', subject: unknown, position, length: unknown.length };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { problem, subject, position } = error;
    const there = subject !== null && position !== null && text.startsWith(subject, position);
    return { problem, subject: subject ?? '', position, length: there ? subject.length : 1 };
  }
}
