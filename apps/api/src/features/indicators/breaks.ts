import type { Values } from '@attune/contracts';
import type { Piece, Resolved } from './resolved.ts';

type Break = NonNullable<Values['breaks']>[number];

/**
 * Where what is read changes from one period to the next: another version of the indicator, or of something its formula
 * is made of, however deep. In order of time; what lies before the first period is no break.
 */
export function breaksIn(pieces: readonly Piece[]): Pick<Values, 'breaks'> {
  const read = pieces
    .flatMap(({ resolved, periods }) => periods.map(({ from }) => ({ from, resolved })))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const breaks = read.flatMap(({ from, resolved }, at): Break[] => {
    const before = read[at - 1]?.resolved;
    return before === undefined || before.id === resolved.id
      ? []
      : [{ from, changed: changedBetween(before, resolved) }];
  });
  return breaks.length === 0 ? {} : { breaks };
}

/** What both are made of, in other versions. What only one formula reads is its own change, not one of a part. */
function changedBetween(before: Resolved, after: Resolved): Break['changed'] {
  const were = versionsIn(before);
  return [...versionsIn(after)]
    .filter(([indicator, version]) => were.has(indicator) && were.get(indicator) !== version)
    .map(([indicator, version]) => ({ indicator, version }));
}

/** It and all that it is made of; null where something is not in force. */
function versionsIn(
  { definition: { key, version, method }, parts }: Resolved,
  found = new Map<string, number | null>(),
): Map<string, number | null> {
  found.set(key, version);
  if (method.kind !== 'formula') return found;
  for (const { name, indicator } of method.parts) {
    const part = parts.get(name);
    if (!part) found.set(indicator, null);
    else if (!found.has(indicator)) versionsIn(part, found);
  }
  return found;
}
