import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { secretNamed } from '../../platform/database/secrets.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { DerivedMeasuresModule } from '../derived-measures/derived-measures.module.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { FigureSources } from './figure-sources.ts';
import { IndicatorRegistry } from './indicator-registry.ts';
import { IndicatorsController } from './indicators.controller.ts';
import { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

@Module({
  imports: [DepartmentsModule, DerivedMeasuresModule, MeasuresModule, SurveysModule],
  controllers: [IndicatorsController],
  providers: [
    FigureSources,
    ReadValues,
    ReadReceipt,
    {
      provide: IndicatorRegistry,
      inject: [LoadedPlugins, MeasureRegistry, Surveys],
      useFactory: (plugins: LoadedPlugins, measures: MeasureRegistry, surveys: Surveys) =>
        new IndicatorRegistry(plugins.indicators(), measures, surveys),
    },
    {
      provide: ReceiptTokens,
      inject: [Database],
      useFactory: async (database: Database) => new ReceiptTokens(await secretNamed(database, 'receipts')),
    },
  ],
  exports: [FigureSources, IndicatorRegistry, ReadReceipt, ReadValues],
})
export class IndicatorsModule {}
