import { expect, it } from 'vitest';
import { z } from 'zod';
import { newApiKey } from '../src/http/identity.ts';
import { firstIssue } from '../src/first-issue.ts';

const key = { name: 'k', scopes: ['values:read'], department: 'sales', expiresAt: null };

it.each([
  [newApiKey, { ...key, name: '' }, 'name', 'Must not be empty'],
  [newApiKey, { ...key, name: undefined }, 'name', 'Missing'],
  [newApiKey, { ...key, name: 7 }, 'name', 'Must be a text'],
  [newApiKey, { ...key, name: 'x'.repeat(101) }, 'name', 'May have at most 100 characters'],
  [newApiKey, { ...key, expiresAt: 'soon' }, 'expiresAt', 'Must be an instant such as 2026-01-31T09:30:00Z'],
  [newApiKey, { ...key, scopes: [] }, 'scopes', 'Must not be empty'],
  [z.object({ day: z.iso.date() }), { day: '2026-02-30' }, 'day', 'Must be a day such as 2026-01-31'],
  [z.object({ n: z.coerce.number().int() }), { n: 'x' }, 'n', 'Must be a number'],
  [z.object({ n: z.int().max(9) }), { n: 1.5 }, 'n', 'Must be a whole number'],
  [z.object({ n: z.int().max(9) }), { n: 10 }, 'n', 'Must be at most 9'],
  [z.object({ n: z.number().gt(0) }), { n: 0 }, 'n', 'Must be more than 0'],
  [z.object({ list: z.array(z.int()).min(2) }), { list: [1] }, 'list', 'Needs at least 2 items'],
  [z.object({ a: z.union([z.string(), z.number()]) }), { a: null }, 'a', 'Must be a text, or a number'],
  [
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
    { kind: 'c' },
    'kind',
    'Must be one of a, b',
  ],
  [z.strictObject({ a: z.int().optional() }), { b: 1 }, 'b', 'Unknown field'],
  [z.object({ a: z.string().min(3, 'Name three at least') }), { a: 'x' }, 'a', 'Name three at least'],
])('%#: says plainly what is wrong with a field', (schema, value, field, message) => {
  const { error } = (schema as z.ZodType).safeParse(value);
  expect(error && firstIssue(error, '')).toEqual({ field, message });
});

it('names what there is to choose from', () => {
  const { error } = newApiKey.safeParse({ ...key, scopes: ['everything'] });
  const issue = error && firstIssue(error, '');
  expect(issue?.field).toBe('scopes.0');
  expect(issue?.message).toMatch(/^Must be one of events:write, values:read, /);
});
