import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.ts';
import { TenureFolds } from './tenure-folds.ts';

@Module({
  imports: [MeasuresModule],
  providers: [TenureFolds],
  exports: [TenureFolds],
})
export class TenuresModule {}
