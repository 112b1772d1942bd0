import { Module, type OnModuleInit } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { DerivedMeasuresModule } from '../derived-measures/derived-measures.module.ts';
import { DefinitionReaders } from '../indicator-definitions/definition-readers.ts';
import { IndicatorDefinitionsModule } from '../indicator-definitions/indicator-definitions.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { ReviewedVersionsModule } from '../reviewed-versions/reviewed-versions.module.ts';
import { AdoptSet } from './adopt-set.ts';
import { AdoptionsController } from './adoptions.controller.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { ListTemplates } from './list-templates.ts';
import { ProposeSetVersion } from './propose-set-version.ts';
import { ReadBoard } from './read-board.ts';
import { ReadSetValues } from './read-set-values.ts';
import { RetireSet } from './retire-set.ts';
import { SetCourse } from './set-course.ts';
import { SetVersionsController } from './set-versions.controller.ts';
import { SetsController } from './sets.controller.ts';
import { usesBySets } from './sets-as-readers.ts';
import { Sets } from './sets.ts';
import { ShowSets } from './show-sets.ts';

@Module({
  imports: [
    DepartmentsModule,
    DerivedMeasuresModule,
    IndicatorDefinitionsModule,
    IndicatorsModule,
    ReviewedVersionsModule,
  ],
  controllers: [SetsController, SetVersionsController, AdoptionsController],
  providers: [
    AdoptSet,
    ItemKnowledge,
    ListTemplates,
    ProposeSetVersion,
    ReadBoard,
    ReadSetValues,
    RetireSet,
    SetCourse,
    Sets,
    ShowSets,
  ],
})
export class IndicatorSetsModule implements OnModuleInit {
  constructor(private readonly readers: DefinitionReaders) {}

  onModuleInit(): void {
    this.readers.add(usesBySets);
  }
}
