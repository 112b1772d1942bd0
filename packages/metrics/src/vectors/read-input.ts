import { defaultLevel } from '../indicator/reading.ts';
import { MetricsError } from '../metrics-error.ts';
import type { VectorInput } from './vector-op.ts';

// Reading of unknown inputs: each throws `input-malformed` where the field is not what the operation needs.

export function numberIn(input: VectorInput, field: string): number {
  const value = input[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(field, 'a number', value);
  return value;
}

export function optionalNumberIn(input: VectorInput, field: string): number | undefined {
  return input[field] === undefined || input[field] === null ? undefined : numberIn(input, field);
}

/** The confidence asked, 0.95 where none is. */
export function levelIn(input: VectorInput): number {
  return optionalNumberIn(input, 'confidence') ?? defaultLevel;
}

export function textIn(input: VectorInput, field: string): string {
  const value = input[field];
  if (typeof value !== 'string') throw malformed(field, 'a text', value);
  return value;
}

export function listIn(input: VectorInput, field: string): readonly unknown[] {
  const value = input[field];
  if (!Array.isArray(value)) throw malformed(field, 'a list', value);
  return value;
}

export function listsIn(input: VectorInput, field: string): readonly (readonly unknown[])[] {
  return listIn(input, field).map((value) => {
    if (!Array.isArray(value)) throw malformed(field, 'a list of lists', value);
    return value;
  });
}

export function numbersIn(input: VectorInput, field: string): readonly number[] {
  return numbers(listIn(input, field), field);
}

export function numbers(list: readonly unknown[], field: string): readonly number[] {
  return list.map((value) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw malformed(field, 'a list of numbers', value);
    return value;
  });
}

export function objectIn(input: VectorInput, field: string): VectorInput {
  return object(input[field], field);
}

export function object(value: unknown, field: string): VectorInput {
  if (!isObject(value)) throw malformed(field, 'an object', value);
  return value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function malformed(field: string, wanted: string, got: unknown): MetricsError {
  return new MetricsError(
    'input-malformed',
    `${field} must be ${wanted}, got ${JSON.stringify(got) ?? 'nothing'}`,
  );
}
