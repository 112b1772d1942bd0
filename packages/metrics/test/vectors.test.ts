import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectorOps } from '../src/vectors/index.ts';
import { runCases } from '../src/vectors/run-cases.ts';
import { withTable } from '../src/vectors/table.ts';
import { readVectorFile } from '../src/vectors/vector-file.ts';

const folder = new URL('vectors/', import.meta.url);

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(files)('%s agrees with the reference implementations', (name) => {
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const file = readVectorFile(text(name));
  if (file.kind !== 'cases') throw new Error(`${name} is ${file.kind}`);
  const result = runCases(
    file.cases.map((vector) => withTable(vector, text)),
    vectorOps,
  );
  expect(result.failed).toEqual([]);
  expect(result.unknown).toEqual([]);
  expect(result.passed).toBeGreaterThan(0);
});
