import { z } from 'zod';
import { isSoundText } from '../cloud-event.ts';

interface FreeFormLimits {
  keys: number;
  /** 1 allows scalars only, 2 one list or record inside, and so on. */
  depth: number;
  textLength: number;
}

function fits(value: unknown, depth: number, limits: FreeFormLimits): boolean {
  if (typeof value === 'string') return value.length <= limits.textLength && isSoundText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth === 0) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= limits.keys &&
    entries.every(
      ([name, inner]) => name.length <= 100 && isSoundText(name) && fits(inner, depth - 1, limits),
    )
  );
}

/**
 * A record whose fields nobody has agreed on, still bounded: number of fields, depth and length of texts.
 *
 * @example
 * const attributes = freeForm({ keys: 50, depth: 1, textLength: 1000 });
 */
export const freeForm = (limits: FreeFormLimits) =>
  z
    .record(z.string(), z.unknown())
    .refine((value) => fits(value, limits.depth, limits), {
      error:
        `at most ${limits.keys} fields, ${limits.depth === 1 ? 'scalars only' : `${limits.depth} levels deep`}, ` +
        `texts of at most ${limits.textLength} characters without NUL or lone surrogate`,
    })
    .meta({ maxProperties: limits.keys });
