import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@attune/contracts';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Answers, Refuses } from './answers.ts';
import { HealthController } from './health.controller.ts';
import { HealthProbes } from './health-probes.ts';
import { configureHttp, createHttpAdapter } from './http-adapter.ts';
import { describeApi, serveDocs } from './openapi.ts';
import { platformProblem } from './problem-error.ts';
import { serveAdmin } from './serve-admin.ts';

const thing = z
  .object({ name: z.string().min(1), size: z.int().default(1), day: z.iso.date().optional() })
  .strict();
const things = z.object({ things: z.array(thing) });
const thingsQuery = z.object({ day: z.iso.date(), limit: z.coerce.number().int().optional() });

@Controller('v1/things')
class ThingsController {
  @Get()
  @Answers(things, 'All of them')
  list(@Query({ schema: thingsQuery }) query: z.infer<typeof thingsQuery>) {
    return { things: [], query };
  }
  @Post()
  @Answers(thing, 'The new one', 201)
  @Refuses({ 403: 'forbidden' })
  add(@Body({ schema: thing }) body: z.infer<typeof thing>) {
    return body;
  }
  @Get('broken')
  broken() {
    throw new Error('the password is swordfish');
  }
  @Get('cut-off')
  cutOff() {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }
  @Get('late')
  late() {
    throw platformProblem('too-many-requests', { headers: { 'retry-after': '7' } });
  }
  @Get(':id')
  one() {
    return { name: 'one', size: 1 };
  }
}

let databaseIsThere = true;
const probes = new HealthProbes([
  {
    name: 'database',
    check: () => (databaseIsThere ? Promise.resolve() : Promise.reject(new Error('secret reason'))),
  },
]);

let app: NestFastifyApplication;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'admin-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>admin</title>');
  writeFileSync(
    join(folder, 'assets', 'main-Ab3_x9Qz.js'),
    `console.log(${JSON.stringify('x'.repeat(5000))})`,
  );
  const testing = await Test.createTestingModule({
    controllers: [ThingsController, HealthController],
    providers: [{ provide: HealthProbes, useValue: probes }],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter(), { logger: false });
  configureHttp(app);
  const about = { title: 'Things', description: '', version: '1' };
  const schemas = { problem, thing, things, thingsQuery };
  serveDocs(app, { title: about.title, describe: () => describeApi(app, { ...about, schemas }) });
  expect(serveAdmin(app, folder)).toBe(true);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const post = (payload: string | Buffer, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/v1/things', payload, headers: { 'content-type': type } });
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const html = { accept: 'text/html,*/*' };

test('a schema checks the body and fills it in', async () => {
  const answer = await post('{"name":"a"}');
  expect([answer.statusCode, answer.json()]).toEqual([201, { name: 'a', size: 1 }]);
  expect((await post('{"name":"a"}', 'application/cloudevents+json; charset=utf-8')).statusCode).toBe(201);
});

const deep = (levels: number) => `{"name":${'['.repeat(levels)}${']'.repeat(levels)}}`;

test.each([
  ['no JSON', '{"name":', 400, 'malformed-json', undefined],
  ['nothing', '', 400, 'malformed-json', undefined],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'malformed-json', undefined],
  ['a replaced prototype', '{"__proto__":{"x":1}}', 400, 'malformed-json', undefined],
  ['the same in escapes', String.raw`{"\u005f_proto__":{"x":1}}`, 400, 'malformed-json', undefined],
  ['a replaced constructor', '{"constructor":{"prototype":{}}}', 400, 'malformed-json', undefined],
  ['30 levels', deep(30), 400, 'too-deep', undefined],
  ['20 levels', deep(19), 422, 'invalid-request', 'name'],
  ['a million levels', '['.repeat(1_000_000), 400, 'too-deep', undefined],
  ['60,000 brackets in a flat list', `[${'{},'.repeat(60_000)}7]`, 422, 'invalid-request', undefined],
  ['brackets in text', `{"name":"${'['.repeat(50)}","x":1}`, 422, 'invalid-request', 'x'],
  ['a missing field', '{}', 422, 'invalid-request', 'name'],
  ['a wrong type', '{"name":7}', 422, 'invalid-request', 'name'],
  ['an unknown field', '{"name":"a","nmae":"b"}', 422, 'invalid-request', 'nmae'],
  ['no object', '7', 422, 'invalid-request', undefined],
  ['6 MB', `{"name":"${'x'.repeat(6 * 1024 * 1024)}"}`, 413, 'body-too-large', undefined],
])('%s is a problem', async (_name, body, ...expected) => {
  const answer = await post(body);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const told = problem.parse(answer.json());
  expect([answer.statusCode, told.status, told.code, told.field]).toEqual([expected[0], ...expected]);
});

test.each([
  [
    'another content type',
    { method: 'POST', url: '/v1/things', payload: 'x', headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  ['an unknown path', { method: 'GET', url: '/v1/nothing' }, 404, 'not-found'],
  [
    'an unknown path of the API asked for by a browser',
    { method: 'GET', url: '/v1/nothing', headers: html },
    404,
    'not-found',
  ],
  ['a missing file', { method: 'GET', url: '/assets/gone-12345678.js', headers: html }, 404, 'not-found'],
  ['a wrong method', { method: 'PUT', url: '/v1/things' }, 405, 'method-not-allowed'],
  ['a wrong method on a pattern', { method: 'POST', url: '/v1/things/7?x=1' }, 405, 'method-not-allowed'],
  ['a malformed address', { method: 'GET', url: '/v1/%E0%A4%A' }, 400, 'malformed-request'],
  ['a wrong query', { method: 'GET', url: '/v1/things?day=soon' }, 422, 'invalid-request'],
  [
    'a misspelt parameter',
    { method: 'GET', url: '/v1/things?day=2026-01-01&limti=3' },
    422,
    'invalid-request',
    'limti',
  ],
  [
    'a parameter where there are none',
    { method: 'GET', url: '/v1/things/late?limit=3' },
    422,
    'invalid-request',
    'limit',
  ],
  ['a fault of ours', { method: 'GET', url: '/v1/things/broken' }, 500, 'internal'],
  ['a database that is away', { method: 'GET', url: '/v1/things/cut-off' }, 503, 'unavailable'],
] as const)('%s is a problem', async (_name, request, ...expected) => {
  const answer = await app.inject(request);
  const { code, field } = answer.json();
  expect([answer.statusCode, code, field].slice(0, expected.length)).toEqual(expected);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('problems carry the headers that help, and nothing of our inside', async () => {
  expect((await app.inject({ method: 'PUT', url: '/v1/things' })).headers['allow']).toBe('GET, HEAD, POST');
  expect((await get('/v1/things/late')).headers['retry-after']).toBe('7');
  expect((await get('/v1/things/cut-off')).headers['retry-after']).toBe('2');
  const broken = await get('/v1/things/broken');
  expect(broken.body).not.toContain('swordfish');
  expect(broken.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-/);
});

test('every answer tells the browser what it may do with it', async () => {
  for (const url of ['/v1/things?day=2026-01-01', '/nothing', '/', '/docs']) {
    const { headers } = await get(url, html);
    expect(headers['content-security-policy'], url).toContain("script-src 'self';");
    expect(headers['x-content-type-options'], url).toBe('nosniff');
  }
});

test('readiness names what is missing, not why', async () => {
  expect((await get('/health/live')).json()).toEqual({ status: 'live' });
  expect((await get('/health/ready')).json()).toEqual({ status: 'ready', checks: { database: 'ok' } });
  databaseIsThere = false;
  const answer = await get('/health/ready');
  databaseIsThere = true;
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    { status: 'not-ready', checks: { database: 'failing' } },
  ]);
});

test('a probe that hangs is failing', async () => {
  const hanging = new HealthProbes([{ name: 'broker', check: () => new Promise(() => {}) }], 10);
  expect(await hanging.run()).toEqual({ broker: 'failing' });
});

test('the admin: its files for ever, its index for every page', async () => {
  const script = await get('/assets/main-Ab3_x9Qz.js', { 'accept-encoding': 'gzip' });
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(script.headers['content-encoding']).toBe('gzip');
  for (const url of ['/', '/indicators/nps?from=2026-01-01']) {
    const page = await get(url, html);
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(page.body).toContain('<title>admin</title>');
  }
  expect((await get('/indicators', { accept: 'application/json' })).statusCode).toBe(404);
  expect((await get('/../package.json', html)).body).not.toContain('"name"');
});

test('a folder without a build serves nothing', () => {
  expect(serveAdmin(app, join(folder, 'assets'))).toBe(false);
});

test('the API describes itself in OpenAPI 3.1, by the schemas that check it', async () => {
  const document = (await get('/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  const routes = document.paths['/v1/things'];
  expect(routes.post.requestBody.content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/ThingInput',
  });
  expect(routes.post.responses['201'].content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/Thing',
  });
  expect(routes.post.responses['403'].content['application/problem+json'].schema).toEqual({
    $ref: '#/components/schemas/Problem',
  });
  expect(
    routes.get.parameters.map((one: { name: string; in: string; required: boolean }) => [
      one.name,
      one.in,
      one.required,
    ]),
  ).toEqual([
    ['day', 'query', true],
    ['limit', 'query', false],
  ]);
  expect(Object.keys(document.components.schemas).sort()).toEqual([
    'Problem',
    'Thing',
    'ThingInput',
    'Things',
  ]);
  expect(document.components.schemas.Things.properties.things.items).toEqual({
    $ref: '#/components/schemas/Thing',
  });
  expect(document.components.schemas.ThingInput.required).toEqual(['name']);
  expect(document.components.schemas.Thing.properties).toMatchObject({
    size: { type: 'integer', default: 1 },
    day: { type: 'string', format: 'date' },
  });
  expect(JSON.stringify(document.components.schemas)).not.toMatch(/pattern|9007199254740991/);
});

test('the docs run under the policy: no script inline, all assets ours', async () => {
  const page = await get('/docs', html);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>\s*\S/);
  const scripts = [...page.body.matchAll(/<script src=["']([^"']+)["']/g)].map(([, source]) => source ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  for (const source of scripts) {
    const script = await get(new URL(source, 'http://x/docs').pathname);
    expect([script.statusCode, script.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  }
});
