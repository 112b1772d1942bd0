import type { Role } from '@attune/contracts';
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
import { Departments } from './departments.ts';
import { departmentEntities, DepartmentsModule } from './departments.module.ts';
import { EnsureDepartments } from './ensure-departments.ts';

/** Believes the header: who may come in is the matter of another feature. */
@Injectable()
class BelievingGuard implements CanActivate {
  constructor(private readonly departments: Departments) {}
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [role, key] = String(request.headers['x-as'] ?? 'owner enterprise').split(' ');
    const departmentId = this.departments.tree().idOf(key ?? '') ?? 0;
    const departments = this.departments.treeToday().subtree(departmentId);
    setPrincipal(
      request,
      new Principal('account', 'a', [{ role: role as Role, scopes: [], departmentId, departments }]),
    );
    return true;
  }
}

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
let app: NestFastifyApplication;

const names = (name: string) => ({ en: name, zh: name });
const start = (notifications = new Notifications(database)) =>
  startApp({
    imports: [DepartmentsModule],
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
  await app.get(EnsureDepartments).run([
    { key: 'sales', parent: 'enterprise', names: names('Sales') },
    { key: 'service', parent: 'enterprise', names: names('Service') },
    { key: 'north', parent: 'sales', names: names('North') },
  ]);
});
afterAll(async () => {
  await app.close();
  await database.close();
  await clone[Symbol.asyncDispose]();
});

const list = async (as: string) => {
  const answer = await app.inject({ method: 'GET', url: '/v1/departments', headers: { 'x-as': as } });
  return answer.json().departments.map((one: { key: string; parent: string }) => `${one.parent}/${one.key}`);
};
const add = (body: unknown, as = 'owner enterprise') =>
  app.inject({ method: 'POST', url: '/v1/departments', headers: { 'x-as': as }, payload: body as object });
const move = (key: string, body: unknown, as = 'owner enterprise') =>
  app.inject({
    method: 'PUT',
    url: `/v1/departments/${key}/parent`,
    headers: { 'x-as': as },
    payload: body as object,
  });
const code = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
];

test('each sees the own part of the tree, and what it hangs on', async () => {
  expect(await list('owner enterprise')).toEqual([
    'null/enterprise',
    'enterprise/sales',
    'sales/north',
    'enterprise/service',
  ]);
  expect(await list('viewer north')).toEqual(['null/enterprise', 'enterprise/sales', 'sales/north']);
});

test('ensuring what is there changes nothing', async () => {
  await app.get(EnsureDepartments).run([{ key: 'north', parent: 'service', names: names('Other') }]);
  expect(app.get(Departments).tree().department(4)?.names.en).toBe('North');
  const orphan = app.get(EnsureDepartments).run([{ key: 'orphan', parent: 'nowhere', names: names('x') }]);
  await expect(orphan).rejects.toThrow(/has no parent nowhere/);
});

test('an owner or admin adds below what is theirs, and nobody elsewhere', async () => {
  const shop = { key: 'shop', parent: 'north', names: names('Shop') };
  expect(code(await add(shop, 'admin service'))).toEqual([403, 'department-forbidden']);
  expect(code(await add(shop, 'analyst north'))).toEqual([403, 'department-forbidden']);
  const added = await add(shop, 'admin sales');
  expect([added.statusCode, added.json().departments.at(-1)]).toEqual([
    201,
    { key: 'shop', parent: 'north', names: names('Shop') },
  ]);
  expect(code(await add(shop))).toEqual([409, 'department-exists']);
  expect(code(await add({ ...shop, key: 'b', parent: 'nowhere' }))).toEqual([422, 'department-unknown']);
  expect(code(await add({ ...shop, key: 'No Key' }))).toEqual([422, 'invalid-request']);
  expect(code(await add({ ...shop, key: 'nul', names: { en: 'a\u0000', zh: 'b' } }))).toEqual([
    422,
    'invalid-request',
  ]);
});

test('a move holds from its day on, and may be planned over', async () => {
  const tree = () => app.get(Departments).tree();
  const [sales, service, north] = ['sales', 'service', 'north'].map((key) => tree().idOf(key) ?? 0);
  expect((await move('north', { parent: 'service', from: '2026-03-01' })).statusCode).toBe(200);
  expect(
    tree()
      .treeOn('2026-02-28')
      .parent(north ?? 0),
  ).toBe(sales);
  expect(
    tree()
      .treeOn('2026-03-01')
      .parent(north ?? 0),
  ).toBe(service);
  expect((await move('north', { parent: 'sales', from: '2026-05-01' })).statusCode).toBe(200);
  expect((await move('north', { parent: 'enterprise', from: '2026-04-01' })).statusCode).toBe(200);
  expect(
    ['2026-01-01', '2026-03-31', '2026-04-01', '2026-05-01'].map((day) =>
      tree()
        .treeOn(day)
        .parent(north ?? 0),
    ),
  ).toEqual([sales, service, tree().rootId, tree().rootId]);
  expect((await move('north', { parent: 'sales', from: '2026-04-01' })).statusCode).toBe(200);
  expect(
    tree()
      .treeOn('2026-06-01')
      .parent(north ?? 0),
  ).toBe(sales);
});

test.each([
  ['below itself', 'sales', { parent: 'shop', from: '2026-01-01' }, [409, 'department-circle']],
  ['into itself', 'sales', { parent: 'sales', from: '2026-01-01' }, [409, 'department-circle']],
  ['the root', 'enterprise', { parent: 'sales', from: '2026-01-01' }, [409, 'department-root']],
  ['what is not there', 'nothing', { parent: 'sales', from: '2026-01-01' }, [404, 'department-not-found']],
  ['to nowhere', 'sales', { parent: 'nowhere', from: '2026-01-01' }, [422, 'department-unknown']],
  ['on no day', 'sales', { parent: 'service', from: '2026-02-30' }, [422, 'invalid-request']],
  ['in the year 1', 'sales', { parent: 'service', from: '0001-01-01' }, [422, 'invalid-request']],
])('a move %s is refused', async (_name, key, body, expected) => {
  expect(code(await move(key, body))).toEqual(expected);
});

test('a circle that only a later, planned move would close is refused', async () => {
  // From 2027 on, service stands below north; so north cannot go below service, not even earlier.
  expect((await move('service', { parent: 'north', from: '2027-01-01' })).statusCode).toBe(200);
  expect(code(await move('north', { parent: 'service', from: '2026-06-01' }))).toEqual([
    409,
    'department-circle',
  ]);
});

test('a move takes the right on both ends', async () => {
  expect(code(await move('north', { parent: 'service', from: '2026-01-01' }, 'admin service'))).toEqual([
    403,
    'department-forbidden',
  ]);
  expect(code(await move('north', { parent: 'service', from: '2026-01-01' }, 'admin sales'))).toEqual([
    403,
    'department-forbidden',
  ]);
});

test('another process hears of it', async () => {
  const notifications = new Notifications(database);
  const other = await start(notifications);
  notifications.start();
  try {
    let count = 0;
    // The first ones may be added before the other listens.
    const oneMoreIsHeard = async () => {
      const key = `heard-${count++}`;
      await add({ key, parent: 'enterprise', names: names(key) });
      const heard = () => expect(other.get(Departments).tree().idOf(key)).toBeTypeOf('number');
      await vi.waitFor(heard, { timeout: 500, interval: 20 });
    };
    await vi.waitFor(oneMoreIsHeard, { timeout: 8000, interval: 20 });
  } finally {
    await notifications.stop();
    await other.close();
  }
});

test('moves at once, more than there are connections, neither make a circle nor wait for each other for ever', async () => {
  for (const key of ['x', 'y']) await add({ key, parent: 'enterprise', names: names(key) });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      at % 2 === 0
        ? move('x', { parent: 'y', from: '2026-01-01' })
        : move('y', { parent: 'x', from: '2026-01-01' }),
    ),
  );
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200, 409]));
});
