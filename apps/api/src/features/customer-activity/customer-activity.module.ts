import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.ts';
import { ActivityPacking } from './activity-packing.ts';
import { CustomerActivityFolds } from './customer-activity-folds.ts';

@Module({
  imports: [MeasuresModule],
  providers: [CustomerActivityFolds, ActivityPacking],
  exports: [CustomerActivityFolds, ActivityPacking],
})
export class CustomerActivityModule {}
