import { surveys as surveysAnswer } from '@attune/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Surveys } from './survey-lookup.ts';

@ApiTags('surveys')
@Controller('v1/surveys')
export class SurveysController {
  constructor(private readonly surveys: Surveys) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Surveys with their questions and scales' })
  @Answers(surveysAnswer, 'All surveys')
  listSurveys() {
    return { surveys: this.surveys.all() };
  }
}
