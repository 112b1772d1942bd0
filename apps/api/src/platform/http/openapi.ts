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
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'opaque',
        description: 'An API key; beside each operation stands the scope that it must have.',
      },
      'key',
    )
    .addCookieAuth(
      'attune_session',
      { type: 'apiKey', in: 'cookie', description: 'A signed-in person: the cookie that signing in sets.' },
      'session',
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'x-attune-csrf',
        description:
          'The `csrf` of the session (POST or GET /v1/session). A session needs it for every request that may change something; a key never.',
      },
      'csrf',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: (schema, { schemaType }) => ({
      schema: names.describe(schema as z.ZodType, schemaType),
    }),
  });
  const schemas = { ...document.components?.schemas, ...names.definitionsIn(document) };
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [path, withCsrf(operations)]),
  );
  return { ...document, paths, components: { ...document.components, schemas } } as OpenAPIObject;
}

type Operations = OpenAPIObject['paths'][string];

/** A session alone is enough to read; whatever may change something takes the csrf value as well. */
function withCsrf(operations: Operations): Operations {
  const told = methodsThatChange.flatMap((method) => {
    const operation = operations[method];
    if (operation?.security === undefined) return [];
    const security = operation.security.map((one) => ('session' in one ? { ...one, csrf: [] } : one));
    return [[method, { ...operation, security }]];
  });
  return { ...operations, ...Object.fromEntries(told) };
}

const methodsThatChange = ['post', 'put', 'patch', 'delete'] as const;

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
