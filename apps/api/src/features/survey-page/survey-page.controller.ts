import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/access/require.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { Assets } from './assets.ts';
import type { FormBody } from './form-body.ts';
import { readForm } from './form.ts';
import { chooseLanguage } from './language.ts';
import { plainPage, type Shown, surveyPage, thanksPage } from './page.ts';
import { PostLimit } from './post-limit.ts';
import { RecordAnswers } from './record-answers.ts';
import { sendPage } from './send-page.ts';
import { senderOf } from './sender.ts';
import { addressOf, type Visit, Visits } from './visit.ts';

/** Survey pages for people: plain HTML, no script, no cookie. Not part of the API. */
@ApiExcludeController()
@Public()
@Controller('s/:survey')
export class SurveyPageController {
  constructor(
    private readonly visits: Visits,
    private readonly recordAnswers: RecordAnswers,
    private readonly postLimit: PostLimit,
    private readonly assets: Assets,
  ) {}

  @Get()
  show(@Param('survey') survey: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const visit = this.#find(survey, request);
    if (visit === undefined) return this.#missing(request, reply);
    return sendPage(reply, 200, surveyPage(visit, this.assets.addresses));
  }

  @Get('thanks')
  thank(@Param('survey') survey: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const visit = this.#find(survey, request);
    if (visit === undefined) return this.#missing(request, reply);
    const keptFirst = queryOf(request).get('kept') === 'first';
    return sendPage(reply, 200, thanksPage(visit, this.assets.addresses, keptFirst));
  }

  @Post()
  async record(
    @Param('survey') survey: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: FormBody | undefined,
  ) {
    if (body === 'too-large') {
      return sendPage(reply, 413, plainPage('tooLarge', languageOf(request), this.assets.addresses));
    }
    // JSON is read as well, by the rest of the product; nobody sends it from a form.
    if (!(body instanceof URLSearchParams)) throw platformProblem('unsupported-media-type');
    const visit = this.#find(survey, request);
    if (visit === undefined) return this.#missing(request, reply);
    const form = readForm(visit.survey, body);
    const again = (status: number, shown: Shown) =>
      sendPage(reply, status, surveyPage(visit, this.assets.addresses, { ...form, ...shown }));
    if (form.faults.size > 0) return again(422, {});
    if (Object.keys(form.answers).length === 0) return again(422, { notice: 'nothing-answered' });
    if (form.id === undefined) return again(422, { notice: 'page-outdated' });
    const wait = this.postLimit.take(senderOf(request));
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      return again(429, { notice: 'too-many' });
    }
    const recorded = await this.recordAnswers.run(visit, form.id, form.answers);
    if (recorded === 'not-saved') {
      reply.header('retry-after', '5');
      return again(503, { notice: 'not-saved' });
    }
    const thanks = addressOf(visit, { page: 'thanks', kept: recorded === 'kept-first' });
    return reply.header('cache-control', 'no-store').redirect(thanks, 303);
  }

  #find(survey: string, request: FastifyRequest): Visit | undefined {
    return this.visits.find(survey, queryOf(request), request.headers['accept-language']);
  }

  #missing(request: FastifyRequest, reply: FastifyReply) {
    return sendPage(reply, 404, plainPage('missing', languageOf(request), this.assets.addresses));
  }
}

/** As it was sent: a parameter given twice counts once, the first time. */
const queryOf = (request: FastifyRequest) =>
  new URLSearchParams(request.url.includes('?') ? request.url.slice(request.url.indexOf('?') + 1) : '');

const languageOf = (request: FastifyRequest) =>
  chooseLanguage(queryOf(request).get('lang'), request.headers['accept-language']);
