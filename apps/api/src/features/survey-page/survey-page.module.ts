import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { EventsModule } from '../events/events.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { Assets } from './assets.ts';
import { readFormBodies } from './form-body.ts';
import { PostLimit } from './post-limit.ts';
import { RecordAnswers } from './record-answers.ts';
import { SurveyAssetsController } from './survey-assets.controller.ts';
import { SurveyPageController } from './survey-page.controller.ts';
import { Visits } from './visit.ts';

/** The page on which customers answer, below `/s/`. */
@Module({
  imports: [DepartmentsModule, EventsModule, SurveysModule],
  controllers: [SurveyAssetsController, SurveyPageController],
  providers: [Assets, PostLimit, RecordAnswers, Visits],
})
export class SurveyPageModule {
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    // Not in a later hook: Nest would have added its own parser by then, which reads forms everywhere.
    readFormBodies(host.httpAdapter);
  }
}
