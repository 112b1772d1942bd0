import { definitionOf } from '@attune/contracts';
import { analysisProblem } from '../problems.ts';

/** Throws `event-unknown`. */
export function checkEvent(type: string, field: string): void {
  if (!definitionOf(type)) throw analysisProblem('event-unknown', { field });
}
