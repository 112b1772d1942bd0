import {
  codeBook,
  type CodeBookQuery,
  codeBookQuery,
  type ExportQuery,
  exportQuery,
} from '@attune/contracts';
import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersFile, Refuses } from '../../platform/http/answers.ts';
import { codeBookCsv } from './code-book-table.ts';
import { csvFile } from './csv-file.ts';
import { DescribeExport } from './describe-export.ts';
import { ExportValues } from './export-values.ts';
import { fileName } from './file-name.ts';
import { sendFile } from './send-file.ts';

const refusals = {
  403: 'department-forbidden',
  404: 'indicator-unknown',
  422: 'indicators-missing, indicator-twice, indicators-many, export-too-large, and those of GET /v1/indicators/{key}/values',
};

const codeBookRefusals = {
  404: 'indicator-unknown',
  422: 'indicators-missing, indicator-twice, indicators-many',
};

@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly exportValues: ExportValues,
    private readonly describeExport: DescribeExport,
  ) {}

  @Get('values.csv')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Figures of several indicators as CSV, one row each' })
  @AnswersFile('text/csv', 'A row per indicator, period, department and dimension values')
  @Refuses(refusals)
  async exportValuesCsv(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res() reply: FastifyReply,
  ) {
    const open = await this.exportValues.open(principal, query);
    sendFile(reply, {
      name: fileName(query, 'csv'),
      type: 'text/csv; charset=utf-8; header=present',
      parts: csvFile(open, { bom: query.bom === 'true' }),
    });
  }

  @Get('code-book.json')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'What the columns, indicators and codes of exports mean, in English and Chinese' })
  @Answers(codeBook, 'The code book')
  @Refuses(codeBookRefusals)
  getCodeBook(@Query({ schema: codeBookQuery }) { indicators }: CodeBookQuery) {
    return this.describeExport.run(indicators);
  }

  @Get('code-book.csv')
  @RequireScope('values:read')
  @Header('content-type', 'text/csv; charset=utf-8; header=present')
  @Header('content-disposition', 'attachment; filename="attune-code-book.csv"')
  @ApiOperation({ summary: 'The code book as one table' })
  @AnswersFile('text/csv', 'A row per column, indicator, unit and code')
  @Refuses(codeBookRefusals)
  async getCodeBookCsv(@Query({ schema: codeBookQuery }) { indicators }: CodeBookQuery) {
    return codeBookCsv(await this.describeExport.run(indicators));
  }
}
