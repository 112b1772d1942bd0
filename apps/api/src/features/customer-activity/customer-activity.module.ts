import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.ts';
import { CustomerActivityFolds } from './customer-activity-folds.ts';

@Module({
  imports: [MeasuresModule],
  providers: [CustomerActivityFolds],
  exports: [CustomerActivityFolds],
})
export class CustomerActivityModule {}
