import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vectorOps } from './index.ts';
import type { VectorResult } from './run-cases.ts';
import { runCases } from './run-cases.ts';
import { withTable } from './table.ts';
import { readVectorFile, vectorSchema } from './vector-file.ts';

// npm run vectors -- DIR: checks this package against every vector file in a folder.

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const [given] = args;
  if (given === undefined || args.length > 1) return complain('Usage: npm run vectors -- DIR');
  // npm runs scripts in the root; a relative folder is meant from where npm was called.
  const folder = resolve(process.env['INIT_CWD'] ?? '.', given);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    return complain(`Cannot read the folder ${folder}: ${messageOf(error)}`);
  }
  let files = 0;
  let good = true;
  for (const name of names.toSorted()) {
    const outcome = checkFile(folder, name);
    if (outcome !== 'other') files += 1;
    if (outcome === 'bad') good = false;
  }
  if (files === 0) return complain(`No file of schema ${vectorSchema} (*.json) in ${folder}`);
  return good ? 0 : 1;
}

function checkFile(folder: string, name: string): 'good' | 'bad' | 'other' {
  let text: string;
  try {
    text = readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    console.error(`${name}: cannot be read: ${messageOf(error)}`);
    return 'bad';
  }
  const file = readVectorFile(text);
  if (file.kind === 'other-schema') {
    console.log(`${name}: left out, its schema is ${file.schema}, not ${vectorSchema}`);
    return 'other';
  }
  if (file.kind === 'malformed') {
    console.error(`${name}: ${file.problem}`);
    return 'bad';
  }
  const cases = file.cases.map((vector) => {
    try {
      return withTable(vector, (table) => readFileSync(join(folder, table), 'utf8'));
    } catch (error) {
      // Left without its rows, the case fails by itself; the others are checked.
      console.error(`${name}: ${vector.id}: its table cannot be read: ${messageOf(error)}`);
      return vector;
    }
  });
  const result = runCases(cases, vectorOps);
  console.log(`${name}: ${summaryOf(result)}`);
  for (const { id, mismatches } of result.failed)
    for (const { at, got, want } of mismatches)
      console.log(`  ${id}${at === '' ? '' : ` ${at}`}: got ${written(got)}, want ${written(want)}`);
  return result.failed.length === 0 ? 'good' : 'bad';
}

function summaryOf({ passed, failed, unknown }: VectorResult): string {
  const summary = `${passed} passed, ${failed.length} failed`;
  if (unknown.length === 0) return summary;
  return `${summary} (${unknown.length} unknown: ${[...new Set(unknown)].join(', ')})`;
}

function complain(message: string): number {
  console.error(message);
  return 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** JSON, except that numbers JSON does not have (NaN, Infinity) and undefined are named. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === undefined) return String(value);
  return JSON.stringify(value);
}
