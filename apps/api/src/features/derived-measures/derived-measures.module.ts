import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { DeclareDerivedMeasure } from './declare-derived-measure.ts';
import { DeclaredMeasures } from './declared-measures.ts';
import { DerivedFolds } from './derived-folds.ts';
import { DerivedMeasuresController } from './derived-measures.controller.ts';
import { ListDerivedMeasures } from './list-derived-measures.ts';
import { RetireDerivedMeasure } from './retire-derived-measure.ts';

@Module({
  imports: [DepartmentsModule, MeasuresModule, SurveysModule],
  controllers: [DerivedMeasuresController],
  providers: [
    DeclareDerivedMeasure,
    RetireDerivedMeasure,
    ListDerivedMeasures,
    DeclaredMeasures,
    DerivedFolds,
  ],
  exports: [DeclaredMeasures, DerivedFolds],
})
export class DerivedMeasuresModule {}
