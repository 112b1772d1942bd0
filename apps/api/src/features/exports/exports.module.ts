import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IndicatorDefinitionsModule } from '../indicator-definitions/indicator-definitions.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { ExportsController } from './exports.controller.ts';
import { DescribeExport } from './describe-export.ts';
import { ExportTurns } from './export-turns.ts';
import { ExportValues } from './export-values.ts';

@Module({
  imports: [DepartmentsModule, IndicatorDefinitionsModule, IndicatorsModule],
  controllers: [ExportsController],
  providers: [DescribeExport, ExportTurns, ExportValues],
  exports: [DescribeExport],
})
export class ExportsModule {}
