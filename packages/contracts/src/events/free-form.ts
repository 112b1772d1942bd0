import { z } from 'zod';

interface FreeFormLimits {
  keys: number;
  /** 1 allows scalars only, 2 one list or record inside, and so on. */
  depth: number;
  textLength: number;
}

/** True when PostgreSQL can hold the text and give it back: no NUL, no lone surrogate. */
const isSound = (value: string) => !value.includes('\u0000') && value.isWellFormed();

function fits(value: unknown, depth: number, limits: FreeFormLimits): boolean {
  if (typeof value === 'string') return value.length <= limits.textLength && isSound(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth === 0) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= limits.keys &&
    entries.every(([name, inner]) => name.length <= 100 && isSound(name) && fits(inner, depth - 1, limits))
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
