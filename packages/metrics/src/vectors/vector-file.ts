import { isObject } from './read-input.ts';
import type { VectorInput } from './vector-op.ts';

export const vectorSchema = 'cx-vectors/1';

export interface VectorCase {
  readonly id: string;
  readonly op: string;
  readonly input: VectorInput;
  readonly expect: VectorInput;
  readonly tolerance: Tolerance;
}

/** What a number may be off by, and the bounds that only quantile streams have. */
export interface Tolerance {
  readonly abs: number;
  readonly rel: number;
  /** Relative error allowed of each of `quantiles`. */
  readonly hdrRelative?: number | undefined;
  /** `sum`, `min` and `max` may not be off at all. */
  readonly exactSumMinMax?: boolean | undefined;
}

/** A file as it was read: its cases, or why it has none. */
export type VectorFile =
  | { readonly kind: 'cases'; readonly cases: readonly VectorCase[] }
  | { readonly kind: 'other-schema'; readonly schema: string }
  | { readonly kind: 'malformed'; readonly problem: string };

export function readVectorFile(text: string): VectorFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'malformed',
      problem: `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const schema = isObject(content) ? content['schema'] : undefined;
  if (!isObject(content) || schema !== vectorSchema)
    return { kind: 'other-schema', schema: typeof schema === 'string' ? schema : 'none' };
  const { cases, tolerance } = content;
  if (!Array.isArray(cases)) return { kind: 'malformed', problem: '"cases" must be a list' };
  const read: VectorCase[] = [];
  for (const [i, item] of cases.entries()) {
    const next = readCase(item, i, tolerance);
    if (typeof next === 'string') return { kind: 'malformed', problem: next };
    read.push(next);
  }
  return { kind: 'cases', cases: read };
}

function readCase(item: unknown, i: number, fileTolerance: unknown): VectorCase | string {
  if (!isObject(item)) return `case ${i + 1} must be an object`;
  const { id, op, input, expect, tol } = item;
  if (typeof op !== 'string') return `case ${i + 1} needs an "op"`;
  if (!isObject(input)) return `case ${i + 1} needs an "input" object`;
  if (!isObject(expect)) return `case ${i + 1} needs an "expect" object`;
  return {
    id: typeof id === 'string' ? id : `#${i + 1}`,
    op,
    input,
    expect,
    tolerance: toleranceOf({ ...(isObject(fileTolerance) && fileTolerance), ...(isObject(tol) && tol) }),
  };
}

function toleranceOf(tol: Readonly<Record<string, unknown>>): Tolerance {
  const number = (key: string): number | undefined => (typeof tol[key] === 'number' ? tol[key] : undefined);
  return {
    abs: number('abs') ?? 1e-9,
    rel: number('rel') ?? 1e-9,
    hdrRelative: number('hdr_relative'),
    exactSumMinMax: tol['exact_sum_min_max'] === true,
  };
}
