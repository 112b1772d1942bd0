import { survey as surveyAnswer, surveys as surveysAnswer } from '@attune/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { AddQuestions } from './add-questions.ts';
import { AddSurvey } from './add-survey.ts';
import { surveyProblem } from './problems.ts';
import {
  groupKey,
  newItems,
  type NewItems,
  newQuestions,
  type NewQuestions,
  newSurvey,
  type NewSurvey,
} from './requests.ts';
import { SetItemGroup } from './set-item-group.ts';
import { Surveys } from './survey-lookup.ts';

@ApiTags('surveys')
@Controller('v1/surveys')
export class SurveysController {
  constructor(
    private readonly surveys: Surveys,
    private readonly addSurvey: AddSurvey,
    private readonly addQuestions: AddQuestions,
    private readonly setItemGroup: SetItemGroup,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Surveys with their questions and scales' })
  @Answers(surveysAnswer, 'All surveys')
  listSurveys() {
    return { surveys: this.surveys.all() };
  }

  @Get(':key')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'One survey with its questions and scales' })
  @Answers(surveyAnswer, 'The survey as it now is')
  @Refuses({ 404: 'survey-not-found' })
  showSurvey(@Param('key') key: string) {
    const survey = this.surveys.definition(key);
    if (survey === undefined) throw surveyProblem('survey-not-found');
    return survey;
  }

  @Post()
  @RequireScope('surveys:manage')
  @ApiOperation({
    summary: 'Make a survey',
    description:
      'For everybody: it takes `surveys:manage` in the root department. Its questions are measures from then on, each in its own scale, and events of the type `response.recorded` may answer them.',
  })
  @Answers(surveyAnswer, 'The survey', 201)
  @Refuses({
    403: 'survey-forbidden',
    409: 'survey-exists',
    422: `question-duplicate, scale-missing, scale-not-wanted, scale-invalid, scale-too-wide, item-group-duplicate,
      item-group-size, item-duplicate, item-unknown, item-not-closed`,
  })
  async createSurvey(@CurrentPrincipal() principal: Principal, @Body({ schema: newSurvey }) body: NewSurvey) {
    await this.addSurvey.run(principal, body);
    return this.showSurvey(body.key);
  }

  @Post(':key/questions')
  @HttpCode(200)
  @RequireScope('surveys:manage')
  @ApiOperation({
    summary: 'Ask more questions, from now on',
    description:
      'What is asked already stays as it is: to ask on another scale, add a question with another key.',
  })
  @Answers(surveyAnswer, 'The survey as it now is')
  @Refuses({
    403: 'survey-forbidden',
    404: 'survey-not-found',
    409: 'question-exists, scale-fixed',
    422: 'survey-full, question-duplicate, scale-missing, scale-not-wanted, scale-invalid, scale-too-wide',
  })
  async addSurveyQuestions(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newQuestions }) body: NewQuestions,
  ) {
    await this.addQuestions.run(principal, key, body);
    return this.showSurvey(key);
  }

  @Put(':key/item-groups/:group')
  @HttpCode(200)
  @RequireScope('surveys:manage')
  @ApiOperation({ summary: 'Declare an item group, or give it other items, from now on' })
  @Answers(surveyAnswer, 'The survey as it now is')
  @Refuses({
    403: 'survey-forbidden',
    404: 'survey-not-found',
    422: 'item-group-size, item-duplicate, item-unknown, item-not-closed',
  })
  async setSurveyItemGroup(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('group', { schema: groupKey }) group: string,
    @Body({ schema: newItems }) { items }: NewItems,
  ) {
    await this.setItemGroup.run(principal, key, { key: group, items });
    return this.showSurvey(key);
  }
}
