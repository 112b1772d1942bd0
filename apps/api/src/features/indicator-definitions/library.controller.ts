import {
  definitionParts,
  indicatorDefinition,
  indicatorLibrary,
  lineage as lineageAnswer,
} from '@attune/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { ListParts } from './list-parts.ts';
import { ShowDefinitions } from './show-definitions.ts';
import { TraceLineage } from './trace-lineage.ts';

const measured = z.strictObject({
  measure: z
    .string()
    .max(300)
    .meta({ description: 'Key of a measure.', examples: ['response:relationship.satisfaction'] }),
});

/** To look at; what changes definitions is in `indicator-definitions.controller.ts`. */
@ApiTags('indicator definitions')
@Controller('v1/indicator-definitions')
export class LibraryController {
  constructor(
    private readonly shown: ShowDefinitions,
    private readonly parts: ListParts,
    private readonly lineage: TraceLineage,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'The library: every indicator, its version in force, who owns it and what reads it',
  })
  @Answers(indicatorLibrary, 'One line per indicator')
  async listDefinitions(@CurrentPrincipal() principal: Principal) {
    return { indicators: await this.shown.all(viewOf(principal)) };
  }

  @Get('parts')
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'What definitions are made of: readings and their inputs, measures, formula functions',
  })
  @Answers(definitionParts, 'All there is')
  listParts() {
    return this.parts.run();
  }

  @Get('lineage')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'What becomes of a question or an event: the indicators made of its measure' })
  @Answers(lineageAnswer, 'A graph')
  getLineageOfMeasure(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: measured }) { measure }: z.infer<typeof measured>,
  ) {
    return this.lineage.ofMeasure(principal, measure);
  }

  @Get(':key')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'All versions of an indicator, with who proposed and approved them and why' })
  @Answers(indicatorDefinition, 'The newest first')
  @Refuses({ 404: 'indicator-unknown' })
  getDefinition(@CurrentPrincipal() principal: Principal, @Param('key') key: string) {
    return this.shown.one(key, viewOf(principal));
  }

  @Get(':key/lineage')
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'Where a number comes from, down to questions and events, and what is made of it',
  })
  @Answers(lineageAnswer, 'A graph')
  @Refuses({ 404: 'indicator-unknown' })
  getLineage(@CurrentPrincipal() principal: Principal, @Param('key') key: string) {
    return this.lineage.ofIndicator(principal, key);
  }
}

const viewOf = (principal: Principal) => ({ drafts: principal.has('indicators:propose') });
