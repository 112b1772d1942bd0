import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { CrossedFolds } from './crossed-folds.ts';
import { DeclareWeighting } from './declare-weighting.ts';
import { ListWeightings } from './list-weightings.ts';
import { RetireWeighting } from './retire-weighting.ts';
import { WeightingsController } from './weightings.controller.ts';

@Module({
  imports: [DepartmentsModule, MeasuresModule, SurveysModule],
  controllers: [WeightingsController],
  providers: [DeclareWeighting, RetireWeighting, ListWeightings, CrossedFolds],
  exports: [CrossedFolds],
})
export class WeightingsModule {}
