import { z } from 'zod';

type JsonSchema = Record<string, unknown>;
type Side = 'input' | 'output';

/** Names on top of what schemas say of themselves (`meta`), without writing into zod's global registry. */
class Names extends z.core.$ZodRegistry<Record<string, unknown>> {
  override get(schema: z.core.$ZodType): Record<string, unknown> | undefined {
    const own = super.get(schema);
    const said = z.globalRegistry.get(schema);
    return own || said ? { ...said, ...own } : undefined;
  }
}

/** What a format or the type says already is not said again, in a pattern of 300 characters. */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/**
 * Schemas by name, as JSON Schema of OpenAPI 3.1. One name serves both directions where they are the same;
 * otherwise what is sent in is called `<Name>Input`.
 */
export class SchemaNames {
  readonly #names = new Map<z.core.$ZodType, string>();
  readonly #registry = new Names();
  readonly #definitions: Record<Side, Record<string, JsonSchema>>;
  readonly #differing: ReadonlySet<string>;

  /** @param schemas by their exported names, which become PascalCase; those of queries stay inline */
  constructor(schemas: Readonly<Record<string, unknown>>) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (!(schema instanceof z.ZodType) || name.endsWith('Query') || this.#names.has(schema)) continue;
      const title = name[0]?.toUpperCase() + name.slice(1);
      this.#names.set(schema, title);
      this.#registry.add(schema, { id: title });
    }
    this.#definitions = { input: this.#define('input'), output: this.#define('output') };
    this.#differing = this.#findDiffering();
  }

  /** A reference where the schema has a name, otherwise the schema itself. */
  describe(schema: z.core.$ZodType, side: Side): JsonSchema {
    const name = this.#names.get(schema);
    if (name !== undefined) return { $ref: this.#address(name, side) };
    const { $defs: _, $schema: __, ...described } = z.toJSONSchema(schema, this.#options(side)) as JsonSchema;
    return this.#point(described, side) as JsonSchema;
  }

  /** Every definition that is referred to from `document`, directly or through another. */
  definitionsIn(document: unknown): Record<string, JsonSchema> {
    const found: Record<string, JsonSchema> = {};
    const look = (text: string) => {
      for (const [, name] of text.matchAll(/"#\/components\/schemas\/([A-Za-z0-9]+)"/g)) {
        if (name === undefined || name in found) continue;
        const definition = this.#definition(name);
        if (definition === undefined) continue;
        found[name] = definition;
        look(JSON.stringify(definition));
      }
    };
    look(JSON.stringify(document));
    return found;
  }

  #definition(name: string): JsonSchema | undefined {
    if (name in this.#definitions.output)
      return this.#point(this.#definitions.output[name], 'output') as JsonSchema;
    const input = this.#definitions.input[name.replace(/Input$/, '')];
    return input && (this.#point(input, 'input') as JsonSchema);
  }

  #options(side: Side): z.core.ToJSONSchemaParams {
    return {
      target: 'draft-2020-12',
      io: side,
      metadata: this.#registry,
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ jsonSchema }) => {
        // Says that we send nothing else today. A client that held us to it would break at the next field.
        if (side === 'output' && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
        delete jsonSchema.id;
        simplify(jsonSchema);
      },
    };
  }

  #define(side: Side): Record<string, JsonSchema> {
    const definitions: Record<string, JsonSchema> = {};
    for (const [schema, name] of this.#names) {
      // Asked as a property, so that the schema itself becomes a definition and not the root.
      const { $defs } = z.toJSONSchema(z.object({ it: schema as z.ZodType }), this.#options(side)) as {
        $defs?: Record<string, JsonSchema>;
      };
      const definition = $defs?.[name];
      if (definition !== undefined) definitions[name] = definition;
    }
    return definitions;
  }

  #findDiffering(): ReadonlySet<string> {
    const { input, output } = this.#definitions;
    const differing = new Set<string>();
    for (let grown = true; grown;) {
      grown = false;
      for (const name of Object.keys(output)) {
        if (differing.has(name)) continue;
        const text = JSON.stringify(input[name]);
        const refers = [...differing].some((other) => text.includes(`"#/$defs/${other}"`));
        if (!refers && text === JSON.stringify(output[name])) continue;
        differing.add(name);
        grown = true;
      }
    }
    return differing;
  }

  #address(name: string, side: Side): string {
    return `#/components/schemas/${side === 'input' && this.#differing.has(name) ? `${name}Input` : name}`;
  }

  /** Turns references within a schema into references within the document. */
  #point(value: unknown, side: Side): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#point(item, side));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) =>
        key === '$ref' && typeof inner === 'string'
          ? [key, this.#address(inner.replace('#/$defs/', ''), side)]
          : [key, this.#point(inner, side)],
      ),
    );
  }
}
