import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { z } from 'zod';
import { SchemaNames } from './schema-names.ts';

export interface ApiDescription {
  title: string;
  description: string;
  version: string;
  /** Schemas by name, such as a whole module of contracts; what is no schema is passed over. */
  schemas: Readonly<Record<string, unknown>>;
}

/** The OpenAPI 3.1 document of all controllers of the application, from the schemas that check their input. */
export function describeApi(app: NestFastifyApplication, about: ApiDescription): OpenAPIObject {
  const names = new SchemaNames(about.schemas);
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(about.title)
    .setDescription(about.description)
    .setVersion(about.version)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'An API key.' },
      'key',
    )
    .addCookieAuth(
      'attune_session',
      { type: 'apiKey', in: 'cookie', description: 'A signed-in person.' },
      'session',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: (schema, { schemaType }) => ({
      schema: names.describe(schema as z.ZodType, schemaType),
    }),
  });
  const schemas = { ...document.components?.schemas, ...names.definitionsIn(document) };
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
}

/**
 * `/v1/openapi.json`, and `/docs` to read it: own assets, no inline script.
 *
 * @param describe called when somebody first asks: it takes half a second, and memory that most processes never need
 */
export function serveDocs(
  app: NestFastifyApplication,
  { title, describe }: { title: string; describe: () => OpenAPIObject },
): void {
  SwaggerModule.setup('docs', app, describe, {
    jsonDocumentUrl: 'v1/openapi.json',
    raw: ['json'],
    customSiteTitle: title,
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true },
  });
}
