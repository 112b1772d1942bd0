import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithoutStarting, openApiFile } from './describe-without-starting.ts';

test('openapi.json is what the controllers say: otherwise `npm run openapi` in apps/api', async () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(await describeWithoutStarting());
});
