import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { RecountsModule } from '../recounts/recounts.module.ts';
import { DescribePin } from './describe-pin.ts';
import { KeepReceipts } from './keep-receipts.ts';
import { PinnedReceiptsController } from './pinned-receipts.controller.ts';
import { KeepRecounts, RecountPin } from './recount-pin.ts';

@Module({
  imports: [DepartmentsModule, IndicatorsModule, RecountsModule],
  controllers: [PinnedReceiptsController],
  providers: [DescribePin, KeepReceipts, KeepRecounts, RecountPin],
})
export class PinnedReceiptsModule {}
