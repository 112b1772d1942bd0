import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { catalogue } from '../src/catalogue.ts';
import type { EventDefinition } from '../src/events/define-event.ts';

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

function rowOf(definition: EventDefinition): string {
  const required = Object.entries((definition.data as unknown as { shape: Record<string, ZodType> }).shape)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name);
  const measures = definition.measures.map(({ field }) => field);
  return `| \`${definition.type}\` | ${code(required)} | ${code(measures)} | ${code(definition.personal)} |`;
}

it('the README has the catalogue as it is', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => /^\| `[a-z]+\.[a-z-]+` /.test(line));
  expect(rows).toEqual([...catalogue.values()].map(rowOf));
});
