import { asyncApiDocument, catalogue, dataJsonSchema, definitionOf } from '@attune/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/http/access/require.ts';
import { version } from '../../version.ts';
import { eventProblem } from './problems.ts';

/** The catalogue for machines: it says nothing of this enterprise, so anybody may read it. */
@ApiTags('events')
@Public()
@Controller('v1')
export class CatalogueController {
  readonly #asyncApi = asyncApiDocument(version);

  @Get('asyncapi.json')
  @ApiOperation({ summary: 'Every event type, as AsyncAPI 3' })
  getAsyncApi() {
    return this.#asyncApi;
  }

  @Get('schemas')
  @ApiOperation({ summary: 'The event types, and where their JSON Schemas are' })
  listSchemas() {
    return {
      schemas: [...catalogue.values()].map(({ type, version: typeVersion, summary }) => ({
        type,
        version: typeVersion,
        summary,
        href: `/v1/schemas/${type}`,
      })),
    };
  }

  @Get('schemas/:type')
  @ApiOperation({ summary: "JSON Schema 2020-12 of one event type's data" })
  getSchema(@Param('type') type: string) {
    const definition = definitionOf(type);
    if (!definition) throw eventProblem('type-unknown', { field: 'type' });
    return dataJsonSchema(definition);
  }
}
