import { analysisProblem } from '../problems.ts';

/** Throws `range-invalid`. */
export function checkDays({ from, to }: { from: string; to: string }): void {
  if (from > to || from < '1970' || to >= '2200')
    throw analysisProblem('range-invalid', { field: 'parameters.from' });
}
