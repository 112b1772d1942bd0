import { readFileSync } from 'node:fs';
import { apiKeyScopes } from '@attune/contracts';
import { expect, test } from 'vitest';
import { describeWithoutStarting, openApiFile } from './describe-without-starting.ts';

test('openapi.json is what the controllers say: otherwise `npm run openapi` in apps/api', async () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(await describeWithoutStarting());
});

interface Operation {
  security?: readonly Readonly<Record<string, readonly string[]>>[];
}
const operations = Object.entries<Record<string, Operation>>(
  JSON.parse(readFileSync(openApiFile, 'utf8')).paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security = [] }]) => ({
    name: `${method} ${path}`,
    method,
    security,
  })),
);

test('a key can be made for every route that says a key will do, and every scope opens one', () => {
  const asked = operations.flatMap(({ security }) => security.flatMap(({ key }) => (key ? [key] : [])));
  expect(asked.filter(({ length }) => length !== 1)).toEqual([]);
  expect([...new Set(asked.flat())].sort()).toEqual([...apiKeyScopes].sort());
  const forPeople = operations.filter(
    ({ security }) => security.length > 0 && !security.some(({ key }) => key),
  );
  expect([...new Set(forPeople.map(({ name }) => name.split('/')[2]))].sort()).toEqual([
    'api-keys',
    'plugins',
    'session',
  ]);
});

test('the header that a session needs is named wherever it is needed', () => {
  const misnamed = operations.filter(({ method, security }) =>
    security.some((one) => 'session' in one && 'csrf' in one !== (method !== 'get')),
  );
  expect(misnamed).toEqual([]);
});
