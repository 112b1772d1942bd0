import { z } from 'zod';
import { catalogue } from '../catalogue.ts';
import type { EventDefinition } from '../events/define-event.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12 of one event's data, as senders have to meet it. */
export const dataJsonSchema = (definition: EventDefinition): JsonSchema => ({
  ...z.toJSONSchema(definition.data, { target: 'draft-2020-12', io: 'input' }),
  $id: `urn:attune:event:${definition.type}:${definition.version}`,
  title: definition.type,
  description: definition.summary,
});

/** JSON Schema 2020-12 of every event's data, by type. */
export const eventJsonSchemas = (): Record<string, JsonSchema> =>
  Object.fromEntries(
    [...catalogue.values()].map((definition) => [definition.type, dataJsonSchema(definition)]),
  );
