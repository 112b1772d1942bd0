import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { secretNamed } from '../../platform/database/secrets.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { DerivedMeasuresModule } from '../derived-measures/derived-measures.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { ExplainReceipt } from './explain-receipt.ts';
import { FigureSources } from './figure-sources.ts';
import { IndicatorDefinitionsModule } from '../indicator-definitions/indicator-definitions.module.ts';
import { IndicatorsController } from './indicators.controller.ts';
import { ListIndicators } from './list-indicators.ts';
import { PreviewDefinition } from './preview-definition.ts';
import { PreviewsController } from './previews.controller.ts';
import { ReadCoverage } from './read-coverage.ts';
import { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

@Module({
  imports: [DepartmentsModule, DerivedMeasuresModule, IndicatorDefinitionsModule, MeasuresModule],
  controllers: [IndicatorsController, PreviewsController],
  providers: [
    ExplainReceipt,
    FigureSources,
    PreviewDefinition,
    ReadCoverage,
    ReadValues,
    ReadReceipt,
    ListIndicators,
    {
      provide: ReceiptTokens,
      inject: [Database],
      useFactory: async (database: Database) => new ReceiptTokens(await secretNamed(database, 'receipts')),
    },
  ],
  exports: [FigureSources, ListIndicators, ReadCoverage, ReadReceipt, ReadValues, ReceiptTokens],
})
export class IndicatorsModule {}
