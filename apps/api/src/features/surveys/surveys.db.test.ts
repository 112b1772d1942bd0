import type { Role, Survey } from '@attune/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Config, readConfig } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { setPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { startApp } from '../../platform/http/testing/start-app.ts';
import { departmentEntities } from '../departments/departments.module.ts';
import { Surveys } from './survey-lookup.ts';
import { SurveysModule } from './surveys.module.ts';

const root = 1;

/** Believes the header: who may come in is the matter of another feature. */
@Injectable()
class BelievingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [role, department] = String(request.headers['x-as'] ?? 'admin 1').split(' ');
    const departmentId = Number(department);
    const holding = { role: role as Role, scopes: [], departmentId, departments: [departmentId] };
    setPrincipal(request, new Principal('account', 'a', [holding]));
    return true;
  }
}

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
let app: NestFastifyApplication;

const start = (notifications = new Notifications(database)) =>
  startApp({
    imports: [SurveysModule],
    providers: [{ provide: APP_GUARD, useClass: BelievingGuard }],
    given: [
      { provide: Database, useValue: database },
      { provide: Notifications, useValue: notifications },
      { provide: Config, useValue: readConfig({ ATTUNE_TIME_ZONE: 'Asia/Shanghai' }) },
    ],
  });

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({ url: clone.url, entities: departmentEntities, poolSize: 3 });
  app = await start();
});
afterAll(async () => {
  await app?.close();
  await database?.close();
  await clone?.[Symbol.asyncDispose]();
});

const labels = { en: 'Ask', zh: '问' };
const closed = (key: string, max = 7) => ({ key, type: 'score', labels, min: 1, max });
const send = async (method: 'POST' | 'PUT', path: string, payload: object, as = `admin ${root}`) => {
  const answer = await app.inject({ method, url: `/v1/surveys${path}`, headers: { 'x-as': as }, payload });
  return { status: answer.statusCode, body: answer.json() };
};
const problem = (answer: { status: number; body: { code: string; field?: string } }) => [
  answer.status,
  answer.body.code,
  answer.body.field,
];
const measures = async (survey: string) => {
  const { rows } = await database.worker.query(
    `select key, min, max, items from measure where key like $1 || '%' order by key`,
    [`response:${survey}`],
  );
  return rows.map(({ key, min, max, items }) => `${key} ${items ? `${items} items` : `${min}..${max}`}`);
};

test('a survey is made whole, with a measure for each closed question, and grows by editions', async () => {
  const made = await send('POST', '', {
    key: 'quality',
    names: { en: 'Quality', zh: '质量' },
    questions: [closed('prompt'), closed('polite'), { key: 'why', type: 'text', labels }],
    itemGroups: [{ key: 'service', items: ['prompt', 'polite'] }],
  });
  expect(made).toMatchObject({ status: 201, body: { key: 'quality', counts: 'every-response' } });
  expect(made.body.questions[2]).toEqual({
    key: 'why',
    type: 'text',
    labels,
    min: null,
    max: null,
    lowLabels: null,
    highLabels: null,
    required: false,
  });
  expect(made.body.itemGroups).toEqual([
    { key: 'service', items: ['prompt', 'polite'], measure: 'response:quality#service' },
  ]);
  const asked = await send('POST', '/quality/questions', { questions: [closed('tidy', 5)] });
  expect(asked.status).toBe(200);
  expect(asked.body.questions.map(({ key }: { key: string }) => key)).toEqual([
    'prompt',
    'polite',
    'why',
    'tidy',
  ]);
  const same = await send('PUT', '/quality/item-groups/service', { items: ['prompt', 'polite'] });
  expect(same.body.itemGroups).toEqual(made.body.itemGroups);
  const wider = await send('PUT', '/quality/item-groups/service', { items: ['prompt', 'polite', 'tidy'] });
  expect(wider.body.itemGroups).toEqual([
    { key: 'service', items: ['prompt', 'polite', 'tidy'], measure: 'response:quality#service~2' },
  ]);
  expect(app.get(Surveys).survey('quality')?.edition).toBe(3);
  expect(await measures('quality')).toEqual([
    'response:quality#service 2 items',
    'response:quality#service~2 3 items',
    'response:quality.polite 1..7',
    'response:quality.prompt 1..7',
    'response:quality.tidy 1..5',
  ]);
  const read = await app.inject({
    method: 'GET',
    url: '/v1/surveys/quality',
    headers: { 'x-as': 'viewer 1' },
  });
  expect(read.json()).toEqual(wider.body);
});

test('what cannot be is refused by name and changes nothing', async () => {
  const survey = { key: 'brief', names: labels, questions: [closed('one')] };
  expect((await send('POST', '', survey)).status).toBe(201);
  expect(problem(await send('POST', '', survey))).toEqual([409, 'survey-exists', 'key']);
  expect(problem(await send('POST', '', { ...survey, key: 'Brief' }))).toEqual([
    422,
    'invalid-request',
    'key',
  ]);
  expect(problem(await send('POST', '/brief/questions', { questions: [closed('one', 9)] }))).toEqual([
    409,
    'scale-fixed',
    'questions.0.max',
  ]);
  expect(problem(await send('PUT', '/brief/item-groups/g', { items: ['one'] }))).toEqual([
    422,
    'item-group-size',
    'items',
  ]);
  expect(problem(await send('POST', '/none/questions', { questions: [closed('one')] }))).toEqual([
    404,
    'survey-not-found',
    undefined,
  ]);
  const whole = { ...survey, key: 'other' };
  expect(problem(await send('POST', '', whole, `analyst ${root}`))).toEqual([
    403,
    'survey-forbidden',
    undefined,
  ]);
  expect(problem(await send('POST', '', whole, 'admin 2'))).toEqual([403, 'survey-forbidden', undefined]);
  expect(app.get(Surveys).survey('brief')?.edition).toBe(1);
  expect(await measures('other')).toEqual([]);
});

test('other processes hear of a new survey at once', async () => {
  const notifications = new Notifications(database);
  const other = await start(notifications);
  notifications.start();
  try {
    await vi.waitFor(async () => {
      const key = `heard-${Date.now()}`;
      await send('POST', '', { key, names: labels, questions: [closed('one')] });
      await vi.waitFor(
        () => expect(other.get(Surveys).definition(key) satisfies Survey | undefined).toBeDefined(),
        {
          timeout: 1000,
        },
      );
    }, 15_000);
  } finally {
    await notifications.stop();
    await other.close();
  }
});
