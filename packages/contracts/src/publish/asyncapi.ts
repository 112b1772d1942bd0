import { z } from 'zod';
import { catalogue } from '../catalogue.ts';
import { cloudEvent } from '../cloud-event.ts';
import type { EventDefinition } from '../events/define-event.ts';
import { eventMeasureKey } from '../measure.ts';
import type { JsonSchema } from './json-schema.ts';

// A schema without a named format is a superset of draft 7 in AsyncAPI 3.0.
const schemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return rest;
};

const measuresOf = (definition: EventDefinition) => [
  { key: eventMeasureKey(definition.type), kind: 'count' },
  ...definition.measures.map(({ field, kind }) => ({ key: eventMeasureKey(definition.type, field), kind })),
];

const messageOf = (definition: EventDefinition) => ({
  name: definition.type,
  title: definition.type,
  summary: definition.summary,
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      { $ref: '#/components/schemas/CloudEvent' },
      {
        type: 'object',
        properties: {
          type: { const: definition.type },
          data: { $ref: `#/components/schemas/${definition.type}` },
        },
      },
    ],
  },
  'x-version': definition.version,
  'x-measures': measuresOf(definition),
  'x-dimensions': [...definition.dimensions],
  'x-personal': [...definition.personal],
});

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: JsonSchema;
  readonly defaultContentType: string;
  readonly channels: JsonSchema;
  readonly operations: JsonSchema;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly messages: Readonly<Record<string, JsonSchema>>;
  };
}

/** The catalogue as an AsyncAPI 3.0 document: what Attune receives on `POST /v1/events`. */
export function asyncApiDocument(version: string): AsyncApiDocument {
  const definitions = [...catalogue.values()];
  return {
    asyncapi: '3.0.0',
    info: { title: 'Attune events', version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: '/v1/events',
        messages: Object.fromEntries(
          definitions.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
      },
    },
    operations: {
      receiveEvents: {
        action: 'receive',
        channel: { $ref: '#/channels/events' },
        summary: 'Facts about customers, one by one or up to 1,000 in a batch.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      schemas: {
        CloudEvent: schemaOf(cloudEvent),
        ...Object.fromEntries(definitions.map(({ type, data }) => [type, schemaOf(data)])),
      },
      messages: Object.fromEntries(definitions.map((definition) => [definition.type, messageOf(definition)])),
    },
  };
}
