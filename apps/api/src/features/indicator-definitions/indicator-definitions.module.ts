import { Module } from '@nestjs/common';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { PluginsModule } from '../plugins/plugins.module.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { ReviewedVersionsModule } from '../reviewed-versions/reviewed-versions.module.ts';
import { CheckDefinition } from './check-body.ts';
import { DefinitionCourse } from './definition-course.ts';
import { DefinitionReaders } from './definition-readers.ts';
import { DefinitionUses } from './definition-uses.ts';
import { Definitions } from './definitions.ts';
import { IndicatorDefinitionsController } from './indicator-definitions.controller.ts';
import { IndicatorLibrary } from './indicator-library.ts';
import { LibraryController } from './library.controller.ts';
import { ListParts } from './list-parts.ts';
import { ReadingRegistry } from './reading-registry.ts';
import { ShowDefinitions } from './show-definitions.ts';
import { TraceLineage } from './trace-lineage.ts';

@Module({
  imports: [DepartmentsModule, MeasuresModule, PluginsModule, ReviewedVersionsModule, SurveysModule],
  controllers: [LibraryController, IndicatorDefinitionsController],
  providers: [
    CheckDefinition,
    DefinitionCourse,
    DefinitionReaders,
    DefinitionUses,
    ListParts,
    ShowDefinitions,
    TraceLineage,
    IndicatorLibrary,
    Definitions,
    {
      provide: ReadingRegistry,
      inject: [IndicatorSource, MeasureRegistry, Surveys],
      useFactory: (source: IndicatorSource, measures: MeasureRegistry, surveys: Surveys) =>
        new ReadingRegistry(source, measures, surveys),
    },
  ],
  exports: [CheckDefinition, DefinitionReaders, Definitions, IndicatorLibrary, ReadingRegistry],
})
export class IndicatorDefinitionsModule {}
