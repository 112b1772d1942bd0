import type { IndicatorBody, LibraryEntry } from '@attune/contracts';
import { wordOfKey } from './formula-completion.ts';

/** The unit that all indicators have which a formula names; null where they have several, or none is named. */
export function unitOfParts(
  formula: string,
  library: readonly Pick<LibraryEntry, 'key' | 'unit'>[],
): IndicatorBody['unit'] | null {
  const named = new Set(formula.match(/[A-Za-z_]\w*/g));
  const units = new Set(library.filter(({ key }) => named.has(wordOfKey(key))).map(({ unit }) => unit));
  const [only = null] = units;
  return units.size === 1 ? only : null;
}
