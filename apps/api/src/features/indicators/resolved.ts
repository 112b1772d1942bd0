import { createHash } from 'node:crypto';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { addDays } from '../measures/local-day.ts';
import type { Period } from './periods.ts';

/** One version of an indicator with the versions of all that it is made of, as they are in force together. */
export interface Resolved {
  readonly definition: Definition;
  /** By the names of the formula; null where an indicator is not in force, empty where there is no formula. */
  readonly parts: ReadonlyMap<string, Resolved | null>;
  /** The same for the same versions. */
  readonly id: string;
}

/** The versions in force on a day; null where the indicator is not. */
function resolvedOn(library: Library, key: string, day: string): Resolved | null {
  const definition = library.inForce(key, day);
  return definition ? resolvedOf(library, definition, day) : null;
}

/** A version, in force or not, with its parts as they were in force on that day. */
export function resolvedOf(library: Library, definition: Definition, day: string): Resolved {
  const { method } = definition;
  const parts = new Map<string, Resolved | null>();
  if (method.kind === 'formula')
    for (const { name, indicator } of method.parts) parts.set(name, resolvedOn(library, indicator, day));
  const ids = [...parts.values()].map((part) => part?.id ?? '-');
  return { definition, parts, id: `${definition.key}@${definition.version}(${ids.join()})` };
}

/** A short digest of all that decides on a figure besides facts: the bodies of these versions, and what reads them. */
export function basisOf({ definition, parts }: Pick<Resolved, 'definition' | 'parts'>): string {
  const { body, method } = definition;
  const below = [...parts.values()].map((part) => (part ? basisOf(part) : ''));
  const reading =
    method.kind === 'reading' ? [method.plugin, method.indicator.version, method.fingerprint] : [];
  return createHash('sha256')
    .update(JSON.stringify([body, reading, below]))
    .digest('base64url')
    .slice(0, 12);
}

/** Periods that one and the same version answers. */
export interface Piece {
  readonly resolved: Resolved;
  readonly periods: readonly Period[];
}

/**
 * Periods, cut where another version comes into force: each piece is read as the version of its own days. What lies
 * before the first version and after the last is in no piece.
 *
 * @param asked read all of it as this version, whenever that is in force
 */
export function piecesOf(
  library: Library,
  { key, periods, asked }: { key: string; periods: readonly Period[]; asked: Definition | undefined },
): Piece[] {
  const changes = [...library.changeDays(key, asked)].toSorted();
  const pieces = new Map<string, { resolved: Resolved; periods: Period[] }>();
  for (const period of periods) {
    const starts = [period.from, ...changes.filter((day) => day > period.from && day <= period.to)];
    starts.forEach((from, at) => {
      const next = starts[at + 1];
      const to = next === undefined ? period.to : addDays(next, -1);
      const resolved = asked ? resolvedOf(library, asked, from) : resolvedOn(library, key, from);
      if (!resolved) return;
      const piece = pieces.get(resolved.id) ?? { resolved, periods: [] };
      pieces.set(resolved.id, piece);
      const last = piece.periods.at(-1);
      // A day on which nothing changed for this version does not cut it.
      if (at > 0 && last && addDays(last.to, 1) === from && last.from >= period.from)
        piece.periods[piece.periods.length - 1] = { from: last.from, to };
      else piece.periods.push({ from, to });
    });
  }
  return [...pieces.values()];
}
