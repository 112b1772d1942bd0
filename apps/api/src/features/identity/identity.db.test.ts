import { apiKeyScopes, createdApiKey, session as sessionAnswer } from '@attune/contracts';
import { Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Config, readConfig } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { Public, RequireScope } from '../../platform/http/access/require.ts';
import { startApp } from '../../platform/http/testing/start-app.ts';
import { departmentEntities, DepartmentsModule } from '../departments/departments.module.ts';
import { EnsureDepartments } from '../departments/ensure-departments.ts';
import { CreateFirstAdmin } from './create-first-admin.ts';
import { identityEntities, IdentityModule } from './identity.module.ts';

@Controller('try')
class TryController {
  @Post('write')
  @RequireScope('events:write')
  write(@CurrentPrincipal() principal: Principal) {
    return { kind: principal.kind, departments: principal.scope.departments };
  }
  @Get('read')
  @RequireScope('values:read')
  read(@CurrentPrincipal() principal: Principal) {
    return { kind: principal.kind, departments: principal.scope.departments };
  }
  @Get('unsaid')
  unsaid() {
    return {};
  }
  @Get('open')
  @Public()
  open() {
    return {};
  }
}

const bootstrapKey = 'bootstrap-key-for-the-tests';
const owner = { email: 'owner@example.com', password: 'correct horse battery' };
const env = {
  ATTUNE_ADMIN_EMAIL: owner.email,
  ATTUNE_ADMIN_PASSWORD: owner.password,
  ATTUNE_BOOTSTRAP_KEY: bootstrapKey,
  ATTUNE_PUBLIC_URL: 'https://cx.example.com',
};

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
let app: NestFastifyApplication;
let admin: pg.Client;
let ids: Record<string, number>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({
    url: clone.url,
    entities: [...departmentEntities, ...identityEntities],
    poolSize: 4,
  });
  app = await startApp({
    imports: [DepartmentsModule, IdentityModule, { module: TryController, controllers: [TryController] }],
    given: [
      { provide: Database, useValue: database },
      { provide: Notifications, useValue: new Notifications(database) },
      { provide: Config, useValue: readConfig(env) },
    ],
  });
  admin = new pg.Client({ connectionString: clone.url });
  await admin.connect();
  const names = { en: 'x', zh: 'x' };
  await app.get(EnsureDepartments).run([
    { key: 'sales', parent: 'enterprise', names },
    { key: 'north', parent: 'sales', names },
    { key: 'service', parent: 'enterprise', names },
  ]);
  await app.get(CreateFirstAdmin).run();
  const { rows } = await admin.query('select key, id from department');
  ids = Object.fromEntries(rows.map(({ key, id }) => [key, id]));
  await admin.query(
    `with new as (
       insert into account (email, name, password_hash)
       select v.email, v.email, a.password_hash from account a,
         (values ('admin@example.com'), ('viewer@example.com')) v (email) returning id, email
     )
     insert into account_grant (account_id, role, department_id)
     select id, split_part(email, '@', 1), $1 from new`,
    [ids['sales']],
  );
});
afterAll(async () => {
  await app.close();
  await database.close();
  await admin.end();
  await clone[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await admin.query('delete from sign_in_attempt');
});

type Headers = Record<string, string>;
const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Headers = {},
  payload?: object,
) => app.inject({ method, url, headers, ...(payload && { payload }) });
type Answer = Awaited<ReturnType<typeof call>>;
const code = (answer: Answer) => [
  answer.statusCode,
  answer.statusCode < 300 ? undefined : answer.json().code,
];
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

const signIn = (email: string = owner.email, password: string = owner.password, headers: Headers = {}) =>
  call('POST', '/v1/session', headers, { email, password });
const cookieOf = (answer: Answer) =>
  `attune_session=${answer.cookies.find(({ name }) => name === 'attune_session')?.value}`;
const headersOf = (answer: Answer) => ({
  cookie: cookieOf(answer),
  'x-attune-csrf': String(answer.json().csrf),
});
const signedIn = async (email?: string) => headersOf(await signIn(email));
const makeKey = async (body: object = {}) => {
  const wanted = { name: 'k', scopes: ['events:write'], department: 'sales', expiresAt: null, ...body };
  return createdApiKey.parse((await call('POST', '/v1/api-keys', await signedIn(), wanted)).json());
};

test('the first owner is made once', async () => {
  expect(await app.get(CreateFirstAdmin).run()).toBeUndefined();
  const { rows } = await admin.query(`select count(*)::int as keys from api_key where name = 'Bootstrap'`);
  expect(rows).toEqual([{ keys: 1 }]);
});

test('signing in opens a session that no script can read', async () => {
  const answer = await signIn('Owner@Example.com');
  expect(answer.statusCode).toBe(200);
  expect(sessionAnswer.parse(answer.json())).toMatchObject({
    account: { email: owner.email },
    grants: [{ role: 'owner', department: 'enterprise' }],
  });
  expect(answer.headers['set-cookie']).toMatch(/; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
  const token = cookieOf(answer).split('=')[1] ?? '';
  const { rows } = await admin.query(`select encode(token_hash, 'escape') as kept, csrf from session`);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await call('GET', '/v1/session', { cookie: cookieOf(answer) })).json().account.email).toBe(
    owner.email,
  );
});

test('no session, a wrong one, an old one: nobody is signed in', async () => {
  expect(code(await call('GET', '/v1/session'))).toEqual([401, 'unauthenticated']);
  expect(code(await call('GET', '/v1/session', { cookie: 'attune_session=made-up' }))).toEqual([
    401,
    'unauthenticated',
  ]);
  const headers = await signedIn();
  await admin.query(`update session set expires_at = now() - interval '1 second'`);
  expect(code(await call('GET', '/v1/session', headers))).toEqual([401, 'unauthenticated']);
});

test('a session lives on while it is used', async () => {
  const headers = await signedIn();
  expect((await call('GET', '/v1/session', headers)).headers['set-cookie']).toBeUndefined();
  await admin.query(`update session set expires_at = now() + interval '3 days'`);
  const answer = await call('GET', '/v1/session', headers);
  expect(cookieOf(answer)).toBe(headers.cookie);
  expect(Date.parse(answer.json().expiresAt)).toBeGreaterThan(Date.now() + 13 * 86_400_000);
});

test('signing in again leaves the old session behind', async () => {
  const first = await signedIn();
  await signIn(owner.email, owner.password, { cookie: first.cookie });
  expect(code(await call('GET', '/v1/session', first))).toEqual([401, 'unauthenticated']);
});

test('a wrong password and an unknown address are told apart by nobody', async () => {
  const wrong = await signIn(owner.email, 'wrong');
  const unknown = await signIn('nobody@example.com', 'wrong');
  expect(code(wrong)).toEqual([401, 'sign-in-failed']);
  expect(wrong.body).toBe(unknown.body);
});

test('after five failures the person waits, also with the right password; others do not', async () => {
  const failures = await Promise.all(Array.from({ length: 12 }, () => signIn(owner.email, 'wrong')));
  expect(failures.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
  const blocked = await signIn();
  expect(code(blocked)).toEqual([429, 'too-many-requests']);
  expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(800);
  expect((await signIn('admin@example.com')).statusCode).toBe(200);
  await admin.query(`update sign_in_attempt set at = at - interval '16 minutes'`);
  expect((await signIn()).statusCode).toBe(200);
});

test('success clears the failures of the person', async () => {
  for (let i = 0; i < 4; i++) await signIn(owner.email, 'wrong');
  expect((await signIn()).statusCode).toBe(200);
  for (let i = 0; i < 4; i++) expect((await signIn(owner.email, 'wrong')).statusCode).toBe(401);
});

test('one network address cannot try many people', async () => {
  const answers: Answer[] = [];
  for (let i = 0; i < 32; i++) answers.push(await signIn(`person${i}@example.com`, 'wrong'));
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(30);
  expect(code(await signIn())).toEqual([429, 'too-many-requests']);
  const { rows } = await admin.query('select distinct subject from sign_in_attempt');
  expect(JSON.stringify(rows)).not.toMatch(/person|127\.0/);
});

test('what a cookie changes needs the csrf value, and our own page', async () => {
  const headers = await signedIn();
  expect(code(await call('DELETE', '/v1/session', { cookie: headers.cookie }))).toEqual([403, 'csrf']);
  expect(code(await call('DELETE', '/v1/session', { ...headers, 'x-attune-csrf': 'guess' }))).toEqual([
    403,
    'csrf',
  ]);
  expect(code(await call('DELETE', '/v1/session', { ...headers, origin: 'https://evil.example' }))).toEqual([
    403,
    'csrf',
  ]);
  expect(code(await call('DELETE', '/v1/session', { ...headers, 'sec-fetch-site': 'cross-site' }))).toEqual([
    403,
    'csrf',
  ]);
  expect(code(await signIn(owner.email, owner.password, { origin: 'https://evil.example' }))).toEqual([
    403,
    'csrf',
  ]);
  const out = await call('DELETE', '/v1/session', { ...headers, origin: 'https://cx.example.com' });
  expect(out.statusCode).toBe(204);
  expect(out.headers['set-cookie']).toMatch(/attune_session=;.*Expires=Thu, 01 Jan 1970/);
  expect(code(await call('GET', '/v1/session', headers))).toEqual([401, 'unauthenticated']);
});

test('a new password ends every session and opens a new one', async () => {
  const [here, elsewhere] = [await signedIn('viewer@example.com'), await signedIn('viewer@example.com')];
  const change = (current: string, next: string) =>
    call('PUT', '/v1/session/password', here, { current, next });
  expect(code(await change('wrong', 'a new long password'))).toEqual([422, 'password-wrong']);
  expect(code(await change(owner.password, 'short'))).toEqual([422, 'invalid-request']);
  const changed = await change(owner.password, 'a new long password');
  expect(changed.statusCode).toBe(200);
  for (const old of [here, elsewhere]) expect((await call('GET', '/v1/session', old)).statusCode).toBe(401);
  expect((await call('GET', '/v1/session', headersOf(changed))).statusCode).toBe(200);
  expect((await signIn('viewer@example.com')).statusCode).toBe(401);
  expect((await signIn('viewer@example.com', 'a new long password')).statusCode).toBe(200);
});

test('a route that says nothing is for people who are signed in', async () => {
  expect(code(await call('GET', '/try/unsaid'))).toEqual([401, 'unauthenticated']);
  expect(code(await call('GET', '/try/unsaid', bearer(bootstrapKey)))).toEqual([403, 'person-needed']);
  expect((await call('GET', '/try/unsaid', await signedIn())).statusCode).toBe(200);
  expect((await call('GET', '/try/open')).statusCode).toBe(200);
});

test('a key does what it was made for, in its departments', async () => {
  const made = await makeKey({ scopes: ['values:read', 'events:write', 'events:write'] });
  expect(made.key).toMatch(/^atk_[0-9a-f]{8}_[\w-]{43}$/);
  expect(made).toMatchObject({
    scopes: ['events:write', 'values:read'],
    department: 'sales',
    lastUsedAt: null,
  });
  const answer = await call('POST', '/try/write', bearer(made.key));
  expect(answer.json()).toEqual({ kind: 'key', departments: [ids['sales'], ids['north']].sort() });
  const kept = await admin.query('select * from api_key');
  expect(JSON.stringify(kept.rows)).not.toContain(made.key.slice(-43));
  await vi.waitFor(async () => {
    const { rows } = await admin.query('select last_used_at from api_key where id = $1', [made.id]);
    expect(rows[0].last_used_at).toBeInstanceOf(Date);
  });
});

test('a key may do no more than who makes it', async () => {
  const wanted = { name: 'Git', department: 'sales', expiresAt: null };
  expect(await makeKey({ scopes: apiKeyScopes })).toMatchObject({ scopes: apiKeyScopes });
  const manager = await makeKey();
  await admin.query(`update api_key set scopes = '{keys:manage,values:read}' where id = $1`, [manager.id]);
  const make = (some: readonly string[]) =>
    call('POST', '/v1/api-keys', bearer(manager.key), { ...wanted, scopes: some });
  const refused = await make(['values:read', 'indicators:publish']);
  expect(code(refused)).toEqual([403, 'key-scope-beyond-yours']);
  expect(refused.json()).toMatchObject({ field: 'scopes.1' });
  expect((await make(['values:read', 'events:write'])).statusCode).toBe(201);
});

test('keys that will not do: each has its code', async () => {
  const write = (headers: Headers) => call('POST', '/try/write', headers);
  expect(code(await write({}))).toEqual([401, 'key-missing']);
  expect(code(await write({ authorization: 'Basic eDp5' }))).toEqual([401, 'key-missing']);
  expect(code(await write(bearer('atk_00000000_made-up')))).toEqual([401, 'key-unknown']);
  expect((await write({})).headers['www-authenticate']).toBe('Bearer');
  expect(code(await write(bearer((await makeKey({ scopes: ['values:read'] })).key)))).toEqual([
    403,
    'key-scope',
  ]);
  const everything = await makeKey({ scopes: apiKeyScopes });
  const more = await call('POST', '/v1/api-keys', bearer(everything.key), { name: 'k' });
  expect(code(more)).toEqual([403, 'person-needed']);
  // People do not send events, whoever they are.
  expect(code(await write(await signedIn()))).toEqual([401, 'key-missing']);
});

test('a key expires on its second, also where it is known', async () => {
  const { key } = await makeKey({ expiresAt: new Date(Date.now() + 700).toISOString() });
  expect((await call('POST', '/try/write', bearer(key))).statusCode).toBe(201);
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(code(await call('POST', '/try/write', bearer(key)))).toEqual([401, 'key-expired']);
});

test('a revoked key is refused at once here, and within five seconds elsewhere', async () => {
  const [one, other] = [await makeKey(), await makeKey()];
  for (const { key } of [one, other])
    expect((await call('POST', '/try/write', bearer(key))).statusCode).toBe(201);
  const headers = await signedIn();
  expect((await call('DELETE', `/v1/api-keys/${one.id}`, headers)).statusCode).toBe(204);
  expect(code(await call('POST', '/try/write', bearer(one.key)))).toEqual([401, 'key-revoked']);
  expect(code(await call('DELETE', `/v1/api-keys/${one.id}`, headers))).toEqual([404, 'api-key-not-found']);
  expect(code(await call('DELETE', '/v1/api-keys/nonsense', headers))).toEqual([404, 'api-key-not-found']);
  await admin.query('update api_key set revoked_at = now() where id = $1', [other.id]);
  await vi.waitFor(
    async () =>
      expect(code(await call('POST', '/try/write', bearer(other.key)))).toEqual([401, 'key-revoked']),
    { timeout: 5000, interval: 200 },
  );
});

test('people read by session, programs by key', async () => {
  expect((await call('GET', '/try/read', await signedIn('admin@example.com'))).json()).toEqual({
    kind: 'account',
    departments: [ids['sales'], ids['north']].sort(),
  });
  expect((await call('GET', '/try/read', bearer(bootstrapKey))).json().departments).toHaveLength(4);
  expect(code(await call('GET', '/try/read'))).toEqual([401, 'unauthenticated']);
});

test('keys are managed by owners and admins, in their departments only', async () => {
  const mine = await signedIn('admin@example.com');
  const body = { name: 'k', scopes: ['events:write'], expiresAt: null };
  const elsewhere = await makeKey({ department: 'service' });
  expect(code(await call('POST', '/v1/api-keys', mine, { ...body, department: 'service' }))).toEqual([
    403,
    'forbidden',
  ]);
  expect(code(await call('POST', '/v1/api-keys', mine, { ...body, department: 'enterprise' }))).toEqual([
    403,
    'forbidden',
  ]);
  expect(code(await call('POST', '/v1/api-keys', mine, { ...body, department: 'nowhere' }))).toEqual([
    422,
    'key-department',
  ]);
  expect(code(await call('POST', '/v1/api-keys', mine, { ...body, department: 'north' }))).toEqual([
    201,
    undefined,
  ]);
  expect(code(await call('DELETE', `/v1/api-keys/${elsewhere.id}`, mine))).toEqual([
    404,
    'api-key-not-found',
  ]);
  const listed = (await call('GET', '/v1/api-keys', mine)).json().apiKeys;
  expect(new Set(listed.map(({ department }: { department: string }) => department))).toEqual(
    new Set(['sales', 'north']),
  );
  expect(JSON.stringify(listed)).not.toContain('"key"');
});

test.each([
  ['a scope that is none', { scopes: ['everything'] }],
  ['no scope', { scopes: [] }],
  ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }],
  ['a name that cannot be stored', { name: 'a\u0000b' }],
])('a key with %s is refused', async (_name, part) => {
  const body = { name: 'k', scopes: ['events:write'], department: 'sales', expiresAt: null, ...part };
  expect(code(await call('POST', '/v1/api-keys', bearer(bootstrapKey), body))).toEqual([
    422,
    'invalid-request',
  ]);
});

test('the owner key may do what an owner may; a key that people made may not', async () => {
  const body = { name: 'made by a key', scopes: ['values:read'], department: 'north', expiresAt: null };
  const made = await call('POST', '/v1/api-keys', bearer(bootstrapKey), body);
  expect(made.statusCode).toBe(201);
  expect(code(await call('POST', '/v1/api-keys', bearer(made.json().key), body))).toEqual([
    403,
    'person-needed',
  ]);
});

test('the department of a key follows the tree', async () => {
  const { key } = await makeKey({ department: 'service' });
  const count = async () => (await call('POST', '/try/write', bearer(key))).json().departments.length;
  expect(await count()).toBe(1);
  const move = { parent: 'service', from: '2020-01-01' };
  expect((await call('PUT', '/v1/departments/north/parent', bearer(bootstrapKey), move)).statusCode).toBe(
    200,
  );
  expect(await count()).toBe(2);
});
