import { isObject } from './read-input.ts';
import type { Tolerance } from './vector-file.ts';

/** One place where a result is not what was expected. */
export interface Mismatch {
  /** Where in the result, for instance `ci_wald.0`; empty for the whole. */
  readonly at: string;
  readonly got: unknown;
  readonly want: unknown;
}

/**
 * What of `want` a result does not meet. Keys that only the result has do not matter, and of records with an `id`
 * neither do the records that only the result has: a file may show a few of thousands of customers.
 */
export function mismatches(got: unknown, want: unknown, tolerance: Tolerance, at: string = ''): Mismatch[] {
  if (typeof want === 'number')
    return typeof got === 'number' && Math.abs(got - want) <= allowed(want, tolerance, at)
      ? []
      : [{ at, got, want }];
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return [{ at, got, want }];
    if (want.length > 0 && want.every(hasId)) return recordMismatches(got, want, { tolerance, at });
    if (got.length !== want.length) return [{ at, got, want }];
    return want.flatMap((item, i) => mismatches(got[i], item, tolerance, below(at, String(i))));
  }
  if (isObject(want)) {
    if (!isObject(got)) return [{ at, got, want }];
    return Object.entries(want).flatMap(([key, item]) =>
      mismatches(got[key], item, tolerance, below(at, key)),
    );
  }
  return got === want ? [] : [{ at, got, want }];
}

type RecordWithId = Readonly<Record<string, unknown>> & { readonly id: string | number };

function hasId(value: unknown): value is RecordWithId {
  return isObject(value) && (typeof value['id'] === 'string' || typeof value['id'] === 'number');
}

/** Records are found by id and must come in the order wanted. */
function recordMismatches(
  got: readonly unknown[],
  want: readonly RecordWithId[],
  { tolerance, at }: { readonly tolerance: Tolerance; readonly at: string },
): Mismatch[] {
  const ids = new Set(want.map(({ id }) => id));
  const found = got.filter((item) => hasId(item) && ids.has(item.id));
  if (found.length !== want.length) return [{ at, got: found, want }];
  return want.flatMap((item, i) => mismatches(found[i], item, tolerance, below(at, String(item.id))));
}

function allowed(want: number, { abs, rel, hdrRelative, exactSumMinMax }: Tolerance, at: string): number {
  if (exactSumMinMax === true && (at === 'sum' || at === 'min' || at === 'max')) return 0;
  if (hdrRelative !== undefined && at.startsWith('quantiles.')) return hdrRelative * Math.abs(want);
  return abs + rel * Math.abs(want);
}

function below(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
