import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';

/** What the protocol's server takes of a schema. */
type Taken = StandardSchemaWithJSON<Record<string, unknown>, Record<string, unknown>>;

/** The same schema, which tells of what it refuses: such a call never reaches its tool. */
export function noticing(schema: z.ZodObject, refused: (value: unknown) => void): Taken {
  const standard = schema['~standard'];
  return {
    '~standard': {
      ...standard,
      async validate(value: unknown) {
        const result = await standard.validate(value);
        if (result.issues) refused(value);
        return result;
      },
    },
  };
}

/** The same schema, which does not promise that we shall never answer more: clients would hold us to it. */
export function growing(schema: z.ZodObject): Taken {
  const standard = schema['~standard'];
  const { input, output } = standard.jsonSchema;
  return {
    '~standard': { ...standard, jsonSchema: { input, output: (options) => open(output(options)) } },
  };
}

const open = (schema: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'additionalProperties' && value === false ? undefined : value,
    ),
  ) as Record<string, unknown>;
