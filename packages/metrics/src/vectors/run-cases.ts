import { MetricsError } from '../metrics-error.ts';
import type { Mismatch } from './compare.ts';
import { mismatches } from './compare.ts';
import type { VectorCase } from './vector-file.ts';
import type { VectorOp, VectorOps } from './vector-op.ts';

interface FailedCase {
  readonly id: string;
  readonly mismatches: readonly Mismatch[];
}

export interface VectorResult {
  readonly passed: number;
  readonly failed: readonly FailedCase[];
  /** The operation of each case whose operation is not known. */
  readonly unknown: readonly string[];
}

export function runCases(cases: readonly VectorCase[], ops: VectorOps): VectorResult {
  const failed: FailedCase[] = [];
  const unknown: string[] = [];
  for (const vector of cases) {
    const op = Object.hasOwn(ops, vector.op) ? ops[vector.op] : undefined;
    if (op === undefined) {
      unknown.push(vector.op);
      continue;
    }
    const wrong = runCase(op, vector);
    if (wrong.length > 0) failed.push({ id: vector.id, mismatches: wrong });
  }
  return { passed: cases.length - failed.length - unknown.length, failed, unknown };
}

function runCase(op: VectorOp, { input, expect, tolerance }: VectorCase): Mismatch[] {
  const rejection = expect['error'];
  try {
    const got = op(input);
    if (rejection === undefined) return mismatches(got, expect, tolerance);
    return [{ at: '', got, want: `an error (${String(rejection)})` }];
  } catch (error) {
    // Only a coded error is a rejection; anything else is a crash, also where a rejection was expected.
    if (error instanceof MetricsError && rejection !== undefined) return [];
    const got =
      error instanceof MetricsError ? `error ${error.code}: ${error.message}` : `crash: ${String(error)}`;
    return [{ at: '', got, want: rejection === undefined ? expect : `an error (${String(rejection)})` }];
  }
}
