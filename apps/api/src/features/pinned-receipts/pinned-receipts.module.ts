import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { KeepReceipts } from './keep-receipts.ts';
import { PinnedReceiptsController } from './pinned-receipts.controller.ts';

@Module({
  imports: [DepartmentsModule, IndicatorsModule],
  controllers: [PinnedReceiptsController],
  providers: [KeepReceipts],
})
export class PinnedReceiptsModule {}
