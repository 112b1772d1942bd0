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
import { ExportTurns } from './export-turns.ts';
import { ExportValues } from './export-values.ts';
import { fileName } from './file-name.ts';
import { parquetFile } from './parquet-file.ts';
import { type SentFile, sendFile } from './send-file.ts';
import { xlsxFile } from './xlsx-file.ts';

const refusals = {
  403: 'department-forbidden',
  404: 'indicator-unknown',
  422: 'indicators-missing, indicator-twice, indicators-many, export-too-large, and those of GET /v1/indicators/{key}/values',
  429: 'exports-running',
  503: 'exports-full',
};

const codeBookRefusals = {
  404: 'indicator-unknown',
  422: 'indicators-missing, indicator-twice, indicators-many',
};

const csvType = 'text/csv; charset=utf-8; header=present';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const parquetType = 'application/vnd.apache.parquet';
const rowsDescribed = 'A row per indicator, period, department and dimension values';

@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly exportValues: ExportValues,
    private readonly describeExport: DescribeExport,
    private readonly turns: ExportTurns,
  ) {}

  @Get('values.csv')
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'Figures of several indicators as CSV, one row each',
    description:
      'One row per indicator, period, department and dimension values, streamed. What cannot be told is empty, and `reason` says why. Departments that feed nothing into an indicator have no row; GET /v1/indicators/{key}/values names them in `unbound`.',
  })
  @AnswersFile('text/csv', rowsDescribed)
  @Refuses(refusals)
  async exportValuesCsv(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res() reply: FastifyReply,
  ) {
    await this.#send(principal, reply, async () => {
      const open = await this.exportValues.open(principal, query);
      const parts = csvFile(open, { bom: query.bom === 'true' });
      return { name: fileName(query, 'csv'), type: csvType, parts };
    });
  }

  @Get('values.xlsx')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'The same as a workbook for spreadsheets, with the code book as its last sheet' })
  @AnswersFile(xlsxType, rowsDescribed)
  @Refuses(refusals)
  async exportValuesXlsx(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res() reply: FastifyReply,
  ) {
    await this.#send(principal, reply, async () => {
      const open = await this.exportValues.open(principal, query);
      const parts = xlsxFile(open, await this.describeExport.run(query.indicators), query);
      return { name: fileName(query, 'xlsx'), type: xlsxType, parts };
    });
  }

  @Get('values.parquet')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'The same as Parquet, with the code book in its metadata' })
  @AnswersFile(parquetType, rowsDescribed)
  @Refuses(refusals)
  async exportValuesParquet(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res() reply: FastifyReply,
  ) {
    await this.#send(principal, reply, async () => {
      const open = await this.exportValues.open(principal, query);
      const parts = parquetFile(open, await this.describeExport.run(query.indicators));
      return { name: fileName(query, 'parquet'), type: parquetType, parts };
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
  @Header('content-type', csvType)
  @Header('content-disposition', 'attachment; filename="attune-code-book.csv"')
  @ApiOperation({ summary: 'The code book as one table' })
  @AnswersFile('text/csv', 'A row per column, indicator, unit and code')
  @Refuses(codeBookRefusals)
  async getCodeBookCsv(@Query({ schema: codeBookQuery }) { indicators }: CodeBookQuery) {
    return codeBookCsv(await this.describeExport.run(indicators));
  }

  /** A turn lasts until the file is taken, given up or refused. */
  async #send(principal: Principal, reply: FastifyReply, make: () => Promise<SentFile>): Promise<void> {
    const end = this.turns.take(principal);
    try {
      sendFile(reply, await make(), end);
    } catch (error) {
      end();
      throw error;
    }
  }
}
