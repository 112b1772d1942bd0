import type { ValuesQuery } from '@attune/contracts';
import type { Library } from '../indicator-definitions/library.ts';

/**
 * Whether the figures of a period are the same whatever other periods are asked for with it. What protects few answers
 * is judged over all periods together, of the indicator and of all that its formula reads, in whatever version; and so
 * is what an answer weighs.
 */
export function isDivisible(library: Library, key: string, { weighting }: ValuesQuery): boolean {
  return weighting === undefined && protectsNobody(library, key, new Set());
}

function protectsNobody(library: Library, key: string, seen: Set<string>): boolean {
  seen.add(key);
  return library.versions(key).every(({ minimumN, method }) => {
    if (minimumN > 1) return false;
    if (method.kind !== 'formula') return true;
    const known = new Set(library.keys());
    return method.parts.every(
      ({ indicator }) =>
        seen.has(indicator) || !known.has(indicator) || protectsNobody(library, indicator, seen),
    );
  });
}
