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

/** A version, in force or not, with its parts as they were in force on that day. */
export const resolvedOf = (library: Library, definition: Definition, day: string): Resolved =>
  resolved(library, { definition, day }, new Map());

type Known = Map<string, Resolved | null>;

/** Each indicator once, however many formulas read it. */
function resolved(
  library: Library,
  { definition, day }: { definition: Definition; day: string },
  known: Known,
): Resolved {
  const { key, version, method } = definition;
  const parts = new Map<string, Resolved | null>();
  if (method.kind === 'formula')
    for (const { name, indicator } of method.parts) {
      if (!known.has(indicator)) {
        const part = library.inForce(indicator, day);
        known.set(indicator, part ? resolved(library, { definition: part, day }, known) : null);
      }
      parts.set(name, known.get(indicator) ?? null);
    }
  const ids = [...parts.values()].map((part) => part?.id ?? '-').join();
  return { definition, parts, id: shortened(`${key}@${version}(${ids})`) };
}

function resolvedOn(library: Library, key: string, day: string): Resolved | null {
  const definition = library.inForce(key, day);
  return definition ? resolvedOf(library, definition, day) : null;
}

/** Names of names grow long. */
const shortened = (text: string) =>
  text.length < 100 ? text : createHash('sha256').update(text).digest('base64url');

const bases = new WeakMap<Resolved['definition'], Map<string, string>>();

/** A short digest of all that decides on a figure besides facts: the bodies of these versions, and what reads them. */
export function basisOf({ definition, parts, id }: Resolved): string {
  const known = bases.get(definition) ?? new Map<string, string>();
  bases.set(definition, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  const { body, method } = definition;
  const below = [...parts.values()].map((part) => (part ? basisOf(part) : ''));
  const reading =
    method.kind === 'reading' ? [method.plugin, method.indicator.version, method.fingerprint] : [];
  const basis = createHash('sha256')
    .update(JSON.stringify([body, reading, below]))
    .digest('base64url')
    .slice(0, 12);
  known.set(id, basis);
  return basis;
}

/** It, or something that it is made of, is hidden where few answers stand behind it. */
export const hidesSome = ({ definition, parts }: Resolved): boolean =>
  definition.minimumN > 1 || [...parts.values()].some((part) => part !== null && hidesSome(part));

/** Whether, on each of these days, some version of it was in force, and of everything that it is made of here. */
export const wasInForce = (library: Library, { definition, parts }: Resolved, days: Period): boolean =>
  library.isInForceAll(definition.key, days) &&
  [...parts.values()].every((part) => part === null || wasInForce(library, part, days));

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
