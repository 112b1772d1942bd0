import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectorOps } from '../src/vectors/index.ts';
import { runCases } from '../src/vectors/run-cases.ts';
import { readVectorFile } from '../src/vectors/vector-file.ts';

const folder = new URL('vectors/', import.meta.url);

test.each(readdirSync(folder))('%s agrees with the reference implementations', (name) => {
  const file = readVectorFile(readFileSync(new URL(name, folder), 'utf8'));
  if (file.kind !== 'cases') throw new Error(`${name} is ${file.kind}`);
  const result = runCases(file.cases, vectorOps);
  expect(result.failed).toEqual([]);
  expect(result.unknown).toEqual([]);
  expect(result.passed).toBeGreaterThan(0);
});
