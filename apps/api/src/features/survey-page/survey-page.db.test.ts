import { relationshipSurvey } from '@attune/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Config, readConfig } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { startApp } from '../../platform/http/testing/start-app.ts';
import { initialisePartitions } from '../../platform/log/partitions.ts';
import { departmentEntities } from '../departments/departments.module.ts';
import { EnsureDepartments } from '../departments/ensure-departments.ts';
import { AcceptEvents } from '../events/accept-events.ts';
import { QueueFull } from '../events/commit-queue.ts';
import { EnsureSurvey } from '../surveys/ensure-survey.ts';
import { SurveyPageModule } from './survey-page.module.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
let app: NestFastifyApplication;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({ url: clone.url, entities: departmentEntities, poolSize: 4 });
  await initialisePartitions(database.worker, 2);
  app = await startApp({
    imports: [SurveyPageModule],
    given: [
      { provide: Database, useValue: database },
      { provide: Config, useValue: readConfig({}) },
      { provide: Notifications, useValue: new Notifications(database) },
    ],
  });
  const names = { en: 'Logistics & Depot', zh: '物流部' };
  await app.get(EnsureDepartments).run([{ key: 'logistics', parent: 'enterprise', names }]);
  await app.get(EnsureSurvey).ensure(relationshipSurvey);
});
afterAll(async () => {
  await app?.close();
  await database?.close();
  await clone?.[Symbol.asyncDispose]();
});
afterEach(() => vi.restoreAllMocks());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

let senders = 0;
/** Each test from an address of its own, so that none uses up another's share. */
const from = () => `10.0.${++senders}.1`;

const post = (url: string, fields: Record<string, string>, remoteAddress = from()) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress,
  });

const found = (part: RegExp, page: string) => part.exec(page)?.[1] ?? '';

async function openPage(url: string) {
  const page = (await get(url)).body;
  const id = found(/name="response" value="([^"]+)"/, page);
  const action = found(/action="([^"]+)"/, page).replaceAll('&amp;', '&');
  return { page, id, action };
}

async function recorded(id: string) {
  const { rows } = await database.worker.query(
    `select s.source, d.key as department, e.type, e.customer_id, e.data
       from event e join event_source s on s.id = e.source_id join department d on d.id = e.department_id
      where e.external_id = $1`,
    [id],
  );
  return rows;
}

test('an answered page becomes one event, however often it is sent', async () => {
  const { id, action } = await openPage('/s/relationship?department=logistics&touchpoint=delivery&lang=zh');
  const fields = {
    response: id,
    'answer.recommend': '9',
    'answer.satisfaction': '',
    'answer.comment': '很快\r\n<b>好</b>',
  };
  const answers = await Promise.all([post(action, fields), post(action, fields)]);
  answers.push(await post(action, fields));
  for (const answer of answers) {
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(
      '/s/relationship/thanks?department=logistics&touchpoint=delivery&lang=zh',
    );
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  expect(await recorded(id)).toEqual([
    {
      source: '/surveys/relationship',
      department: 'logistics',
      type: 'response.recorded',
      customer_id: null,
      data: expect.objectContaining({
        survey: 'relationship',
        channel: 'web',
        touchpoint: 'delivery',
        language: 'zh',
        answers: { recommend: 9 },
      }),
    },
  ]);
  const { rows } = await database.worker.query('select t.text from event_text t where t.text like $1', [
    '很快%',
  ]);
  expect(rows).toEqual([{ text: '很快\n<b>好</b>' }]);
});

test('the form is sent to another address than the page has, so that going back finds the same page', async () => {
  const url = '/s/relationship?lang=en';
  expect((await openPage(url)).action).toBe(`${url}&sending=1`);
});

test('the thanks page says what happens next, in the language of the page', async () => {
  const thanks = await get('/s/relationship/thanks?department=logistics&lang=zh');
  expect(thanks.statusCode).toBe(200);
  expect(thanks.body).toContain('<html lang="zh-CN">');
  expect(thanks.body).toContain('接下来');
  expect((await get('/s/relationship/thanks')).body).toContain('What happens next');
});

test('sent again with other answers, the first ones stay and the page says so', async () => {
  const { id, action } = await openPage('/s/relationship');
  await post(action, { response: id, 'answer.recommend': '3' });
  const changed = await post(action, { response: id, 'answer.recommend': '10' });
  expect(changed.statusCode).toBe(303);
  expect((await get(changed.headers.location as string)).body).toContain('The first ones count');
  expect((await recorded(id)).map(({ data }) => data.answers)).toEqual([{ recommend: 3 }]);
});

test('a form that is not complete comes back with what was entered', async () => {
  const { id, action } = await openPage('/s/relationship');
  const answer = await post(action, { response: id, 'answer.effort': '6', 'answer.comment': 'a "b" <i>' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Choose a point from 0 to 10.');
  expect(answer.body).toContain('<title>Please check: ');
  expect(answer.body).toContain(`name="response" value="${id}"`);
  expect(answer.body).toMatch(/name="answer\.effort" value="6" checked/);
  expect(answer.body).toContain('a &quot;b&quot; &lt;i&gt;</textarea>');
  expect(await recorded(id)).toEqual([]);
});

test('an id that is not from our page is replaced, and nothing is recorded', async () => {
  const answer = await post('/s/relationship', { response: 'r-1', 'answer.recommend': '9' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('once more');
  expect(answer.body).not.toContain('value="r-1"');
  expect(await recorded('r-1')).toEqual([]);
});

test.each([
  ['the queue is full', new QueueFull()],
  ['the database is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['something unforeseen happens', new Error('?')],
])('the answers are kept in the form when %s', async (_when, error) => {
  vi.spyOn(app.get(AcceptEvents), 'accept').mockRejectedValue(error);
  const { id, action } = await openPage('/s/relationship');
  const answer = await post(action, { response: id, 'answer.recommend': '7', 'answer.comment': 'kept' });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.body).toContain('Your answers are not saved yet');
  expect(answer.body).toMatch(/name="answer\.recommend" value="7" required checked/);
  expect(answer.body).toContain('kept</textarea>');
  vi.restoreAllMocks();
  expect((await post(action, { response: id, 'answer.recommend': '7' })).statusCode).toBe(303);
});

test('one address cannot send without end, and keeps its answers meanwhile', async () => {
  vi.spyOn(app.get(AcceptEvents), 'accept').mockImplementation(async ([item]) => [
    { id: (item as { id: string }).id, status: 'accepted' },
  ]);
  const { id, action } = await openPage('/s/relationship');
  const send = () => post(action, { response: id, 'answer.recommend': '7' }, '203.0.113.7');
  for (let sent = 0; sent < 120; sent++) expect((await send()).statusCode).toBe(303);
  const refused = await send();
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.body).toMatch(/value="7" required checked/);
  expect((await post(action, { response: id, 'answer.recommend': '7' })).statusCode).toBe(303);
});

test.each([
  '/s/nothing',
  '/s/relationship?department=nothing',
  '/s/relationship?channel=',
  '/s/nothing/thanks',
])('%s leads nowhere, said in both languages', async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('There is no survey here');
  expect(answer.body).toContain('这里没有问卷');
  if (!url.endsWith('/thanks')) {
    expect((await post(url, { 'answer.recommend': '9' })).statusCode).toBe(404);
  }
});

test('the page names the department, speaks the language of the browser, and runs no script', async () => {
  const answer = await get('/s/relationship?department=logistics', {
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
  });
  expect(answer.body).toContain('物流部');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'");
  expect(answer.headers.vary).toContain('accept-language');
  expect(answer.body).not.toMatch(/<script|style=|\son[a-z]+=/);
  expect((await get('/s/relationship?department=logistics')).body).toContain('Logistics &amp; Depot');
});

test('what the page links to is there for ever, and nothing else is', async () => {
  const { page } = await openPage('/s/relationship?lang=zh');
  const links = [...page.matchAll(/<link [^>]*href="(\/s\/assets\/[^"]+)"/g)].map(
    ([, href]) => href as string,
  );
  expect(links).toHaveLength(3);
  for (const link of links) {
    const asset = await get(link, { 'accept-encoding': 'gzip, br' });
    expect(asset.statusCode).toBe(200);
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-encoding']).toBe('gzip');
  }
  const styles = await get(links.find((link) => link.includes('chinese')) as string);
  const piece = /url\(([^)]+)\)/.exec(styles.body)?.[1] as string;
  expect((await get(`/s/assets/${piece}`)).headers['content-type']).toBe('font/woff2');
  expect((await get('/s/assets/..%2F..%2Fpackage.json')).statusCode).toBe(404);
});

test('forms are read here only, and up to a size', async () => {
  const large = await post('/s/relationship', { 'answer.comment': 'x'.repeat(70_000) });
  expect(large.statusCode).toBe(413);
  expect(large.body).toContain('内容太多');
  expect((await post('/s/relationship', { 'answer.comment': 'x'.repeat(2_000_000) })).statusCode).toBe(413);
  expect((await post('/v1/surveys', { a: 'b' })).statusCode).toBe(415);
  const json = await app.inject({ method: 'POST', url: '/s/relationship', payload: { recommend: 9 } });
  expect(json.statusCode).toBe(415);
});
