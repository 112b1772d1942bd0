import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { ActivityPacking } from './activity-packing.ts';
import { CustomerActivityFolds } from './customer-activity-folds.ts';
import { CustomersController } from './customers.controller.ts';
import { ReadCohorts } from './read-cohorts.ts';
import { ReadRfm } from './read-rfm.ts';
import { SummariseCustomer } from './summarise-customer.ts';

@Module({
  imports: [CustomersModule, DepartmentsModule, MeasuresModule],
  controllers: [CustomersController],
  providers: [CustomerActivityFolds, ActivityPacking, ReadCohorts, ReadRfm, SummariseCustomer],
  exports: [CustomerActivityFolds, ActivityPacking],
})
export class CustomerActivityModule {}
