import { globalRegistry, z } from 'zod';
import { expect, test } from 'vitest';
import * as contracts from '../src/index.ts';

const schemas = Object.entries(contracts as Record<string, unknown>).filter(
  (entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType,
);

const fieldsOf = ([name, schema]: [string, z.ZodType]): [string, z.ZodType][] =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape).map(([field, of]) => [`${name}.${field}`, of as z.ZodType])
    : [];

test('every example is what the schema it stands at takes', () => {
  const told = [...schemas, ...schemas.flatMap(fieldsOf)].flatMap(([name, schema]) =>
    ((globalRegistry.get(schema)?.examples ?? []) as readonly unknown[]).map((example) => ({
      name,
      schema,
      example,
    })),
  );
  const { data } = contracts.responseRecorded;
  told.push({ name: 'event', schema: contracts.cloudEvent, example: contracts.exampleEvent });
  told.push({ name: 'response', schema: data, example: contracts.exampleEvent.data });
  expect(told.length).toBeGreaterThan(20);
  for (const { name, schema, example } of told)
    expect([name, schema.safeParse(example).error?.issues]).toEqual([name, undefined]);
});
