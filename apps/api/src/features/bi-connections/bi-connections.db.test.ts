import type { CreatedBiConnection } from '@attune/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import type { Config } from '../../platform/config/config.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { CreateBiConnection } from './create-bi-connection.ts';
import { DeleteBiConnection } from './delete-bi-connection.ts';
import { DescribeConnection } from './describe-connection.ts';
import { EndBiSessions } from './end-bi-sessions.ts';
import { RotatePassword } from './rotate-password.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let create: CreateBiConnection;
let rotate: RotatePassword;
let remove: DeleteBiConnection;
let sessions: EndBiSessions;
let sales: CreatedBiConnection;
let service: CreatedBiConnection;
let client: pg.Client;

const id = (key: string) => core.departments.get(key) as number;
const admin = (...keys: string[]) =>
  new Principal('account', 'admin', [
    { role: 'admin', scopes: [], departmentId: id(keys[0] as string), departments: keys.map(id) },
  ]);
const everywhere = () => admin(...core.departments.keys());

async function logIn({ host, port, database, user, password }: CreatedBiConnection): Promise<pg.Client> {
  const client = new pg.Client({ host, port, database, user, password });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Past all policies. */
async function asSuperuser<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = core.database.ownerClient();
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
  const departments = flatDepartments(core.departments);
  const describer = new DescribeConnection(core.database, departments, {} as Config);
  create = new CreateBiConnection(core.database, departments, describer);
  rotate = new RotatePassword(core.database, describer);
  remove = new DeleteBiConnection(core.database);
  sessions = new EndBiSessions(core.database);
  // Logistics stood below service until the end of 2025, and has stood below sales since.
  await asSuperuser(async (owner) => {
    await owner.query(
      `update department_placement set parent_id = $2, to_day = '2026-01-01' where department_id = $1`,
      [id('logistics'), id('service')],
    );
    await owner.query(`insert into department_placement values ($1, $2, '2026-01-01', 'infinity')`, [
      id('logistics'),
      id('sales'),
    ]);
  });
  for (const [key, value] of [
    ['enterprise', 40],
    ['sales', 50],
    ['service', 0],
    ['logistics', 75],
  ] as const)
    await core.database.worker.query(
      `insert into indicator_value (indicator_key, version, grain, cut, period_from, period_to, department_id, key,
         currency, measure, item_group, value, n, excluded, positions)
       values ('nps', 1, 'month', 'department', '2026-03-01', '2026-03-31', $1, '', '', '', '', $2, 10, '{}', '{1}')`,
      [id(key), value],
    );
  await core.database.worker.query(
    `insert into code_book (part, code, unit, name_en, name_zh, meaning_en, meaning_zh)
     values ('indicator', 'nps', 'points', 'NPS', '净推荐值', 'Loyalty', '忠诚度')`,
  );
  [sales, service] = [
    await create.run(everywhere(), { name: 'Metabase', department: 'sales' }),
    await create.run(everywhere(), { name: 'FineBI', department: 'service' }),
  ];
  client = await logIn(sales);
});
afterAll(async () => {
  await client?.end();
  if (core)
    for (const { id } of [sales, service]) if (id) await remove.run(everywhere(), id).catch(() => undefined);
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

test('a connection reads the figures of its departments by the tree of today, with names', async () => {
  const { rows } = await client.query(
    'select department, department_name_en, indicator_name_zh, period, unit, value, n from indicator_value order by 1',
  );
  const figure = { indicator_name_zh: '净推荐值', period: '2026-03', unit: 'points', n: '10' };
  expect(rows).toEqual([
    { ...figure, department: 'logistics', department_name_en: 'logistics', value: 75 },
    { ...figure, department: 'sales', department_name_en: 'sales', value: 50 },
  ]);
  const { rows: departments } = await client.query('select department, parent from department order by 1');
  expect(departments).toEqual([
    { department: 'logistics', parent: 'sales' },
    { department: 'sales', parent: null },
  ]);
  const { rows: indicators } = await client.query('select indicator, name_zh from indicator');
  expect(indicators).toEqual([{ indicator: 'nps', name_zh: '净推荐值' }]);
  const other = await logIn(service);
  expect((await other.query('select department from indicator_value')).rows).toEqual([
    { department: 'service' },
  ]);
  await other.end();
});

test('every column of every view says what it is', async () => {
  const silent = await asSuperuser((owner) =>
    owner.query(
      `select attrelid::regclass || '.' || attname as column from pg_attribute
        where attrelid in (select oid from pg_class where relnamespace = 'bi'::regnamespace) and attnum > 0
          and col_description(attrelid, attnum) is null`,
    ),
  );
  expect(silent.rows).toEqual([]);
});

const denied = '42501';

describe('what it must not do is refused', () => {
  const tables = [
    'indicator_value',
    'tally_score',
    'tally_key',
    'tally_series',
    'customer',
    'customer_identity',
    'event',
    'event_text',
    'account',
    'session',
    'api_key',
    'secret',
    'setting',
    'bi_connection',
    'department',
    'department_placement',
    'code_book',
    'moved_months',
  ];
  test.each([
    ...tables.map((table) => [`select * from public.${table}`, denied]),
    ['select * from bi_inside.visible_department', denied],
    ['select public.attune_departments()', denied],
    [`select * from public.visible_log(0::smallint, 0, 9, '{}')`, denied],
    ['select public.log_incarnation()', denied],
    ...[
      'attune',
      'attune_bi',
      'attune_bi_reader',
      'attune_scoped',
      'attune_worker',
      'attune_identity',
    ].flatMap((role) => [
      [`set role ${role}`, denied],
      [`set session authorization ${role}`, denied],
    ]),
    [`select pg_read_file('/etc/passwd')`, denied],
    [`select pg_ls_dir('.')`, denied],
    [`select lo_import('/etc/passwd')`, denied],
    ['select lo_create(0)', denied],
    [`select lo_from_bytea(0, 'x')`, denied],
    [`copy (select 1) to '/tmp/attune-bi'`, denied],
    [`copy (select 1) to program 'id'`, denied],
    ['create extension dblink', denied],
    ['create extension pg_trgm', denied],
    [`select * from dblink('dbname=attune', 'select 1') as t (a int)`, '42883'],
    ['create table bi.mine (a int)', denied],
    ['create table public.mine (a int)', denied],
    ['create temporary table mine (a int)', denied],
    ['create schema mine', denied],
    ['create role mine', denied],
    [`create function bi.leak(text) returns boolean language sql as 'select true'`, denied],
    [`create function pg_temp.leak(text) returns boolean language sql as 'select true'`, denied],
    ['create operator bi.<<< (leftarg = int, rightarg = int, function = int4lt)', denied],
    ['create view bi.mine as select 1', denied],
    ['insert into bi.indicator_value (value) values (1)', '55000'],
    ['update bi.indicator_value set value = 100', '55000'],
    ['delete from bi.indicator_value', '55000'],
    [`update bi.code_book set meaning_en = ''`, denied],
    ['truncate public.indicator_value', denied],
    ['select * from bi.code_book for update', denied],
    ['do $$ begin lock table bi.indicator_value in share mode; end $$', denied],
    ['do $$ begin lock table public.event in access share mode; end $$', denied],
    ['select pg_advisory_lock(1)', denied],
    [`select pg_try_advisory_lock_shared(hashtext('attune bystander'), 0)`, denied],
    ['select pg_current_xact_id()', denied],
    ['select txid_current()', denied],
    [`alter role ${'attune_bi_reader'} superuser`, denied],
    ['grant attune_scoped to current_user', denied],
    ['alter view bi.indicator_value owner to current_user', denied],
    ['alter view bi.indicator_value set (security_barrier = false)', denied],
    ['alter role current_user superuser', denied],
    ['alter role current_user createrole', denied],
    ['alter role current_user connection limit 100', denied],
    [`alter role current_user set temp_file_limit = -1`, denied],
    [`set session_replication_role = replica`, denied],
    [`set temp_file_limit = -1`, denied],
    ['select pg_reload_conf()', denied],
    ["select pg_terminate_backend(pid) from pg_stat_activity where usename = 'attune'", denied],
    ['select rolpassword from pg_authid', denied],
  ])('%s', async (sql, code) => {
    await client.query('set default_transaction_read_only = off');
    expect(await codeOf(client.query(sql as string))).toBe(code);
  });
});

describe('what it can do is harmless', () => {
  const seen = async (by = client) =>
    (await by.query('select department from bi.indicator_value order by 1')).rows.map(
      ({ department }) => department,
    );

  test('settings decide on nothing', async () => {
    for (const statement of [
      `set attune.departments = '{1,2,3,4}'`,
      `select set_config('attune.departments', '{1,2,3,4}', false)`,
      `set search_path = public, bi`,
      `set timezone = 'Pacific/Kiritimati'`,
      'set statement_timeout = 0',
      'set default_transaction_read_only = off',
      `alter role current_user set search_path = public`,
      'reset all',
    ])
      await client.query(statement);
    expect(await seen()).toEqual(['logistics', 'sales']);
    await client.query('set row_security = off');
    expect(await codeOf(seen())).toBe(denied);
    await client.query('reset row_security');
  });

  test('no condition meets a row that is not shown', async () => {
    // Each would fail on the figure of service, which is 0, or on its name.
    for (const leaky of [
      '1 / value > 0',
      '1 / value::int <> 99',
      `case when department = 'service' then 1 / (value - value)::int else 1 end = 1`,
      `('a' || value)::text <> '' and (case when department = 'service' then 'x' else '1' end)::int = 1`,
      `length(repeat('x', case when value = 0 then -1 else 3 end)) = 3 and sqrt(value - 1) > 0`,
    ]) {
      const { rows } = await client.query(
        `select department from bi.indicator_value where ${leaky} order by 1`,
      );
      expect(rows).toEqual([{ department: 'logistics' }, { department: 'sales' }]);
    }
    const { rows } = await client.query(
      `select count(*)::int as n from bi.indicator_value a cross join bi.indicator_value b where 1 / b.value > 0`,
    );
    expect(rows).toEqual([{ n: 4 }]);
  });

  test('of others it sees the number of a role, and no query', async () => {
    const { rows } = await client.query(
      `select query from pg_stat_activity where usename is distinct from current_user and query not in ('', '<insufficient privilege>')`,
    );
    expect(rows).toEqual([]);
    const { rows: roles } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'bi\\_%' and rolpassword <> '********'`,
    );
    expect(roles).toEqual([]);
    const { rows: named } = await client.query(
      `select from pg_roles where rolname ilike '%finebi%' or rolname ilike '%metabase%'`,
    );
    expect(named).toEqual([]);
  });

  test('it may change its own password and settings; another password is given by Attune', async () => {
    const mine = await create.run(everywhere(), { name: 'Careless', department: 'sales' });
    const careless = await logIn(mine);
    await careless.query('set default_transaction_read_only = off');
    await careless.query(`alter role current_user password 'mine'`);
    await careless.query(`alter role current_user set statement_timeout = 0`);
    expect(await codeOf(logIn(mine))).toBe('28P01');
    const rotated = await rotate.run(everywhere(), mine.id);
    // Its session went with the old password.
    expect(await codeOf(careless.query('select 1'))).not.toBe('done');
    expect(await codeOf(logIn({ ...mine, password: 'mine' }))).toBe('28P01');
    const again = await logIn(rotated);
    expect(await seen(again)).toEqual(['logistics', 'sales']);
    await again.end();
    await remove.run(everywhere(), mine.id);
  });

  test('a query without end is cut off, also by Attune where the client switched that off', async () => {
    const fresh = await logIn(sales);
    expect((await fresh.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '1min' }]);
    await fresh.query(`set statement_timeout = '50ms'`);
    expect(await codeOf(fresh.query('select count(*) from generate_series(1, 1e9)'))).toBe('57014');
    await fresh.query('set statement_timeout = 0; set transaction_timeout = 0');
    await fresh.query('begin');
    await fresh.query('select * from bi.indicator_value');
    await sessions.endDue();
    expect(await codeOf(fresh.query('select 1'))).toBe('done');
    await asSuperuser(async (owner) => {
      // As where PostgreSQL could not be told to refuse it.
      await owner.query('grant execute on function pg_advisory_lock(bigint) to attune_bi_reader');
      await fresh.query('select pg_advisory_lock(42)');
      await sessions.endDue();
      await owner.query('revoke execute on function pg_advisory_lock(bigint) from attune_bi_reader');
    });
    expect(await codeOf(fresh.query('select 1'))).not.toBe('done');
    expect(await codeOf(client.query('select 1'))).toBe('done');
  });

  test('no more than five sessions at once', async () => {
    const mine = await create.run(everywhere(), { name: 'Many', department: 'sales' });
    const some = await Promise.all(Array.from({ length: 5 }, () => logIn(mine)));
    expect(await codeOf(logIn(mine))).toBe('53300');
    await remove.run(everywhere(), mine.id);
    expect(await codeOf((some[0] as pg.Client).query('select 1'))).not.toBe('done');
    expect(await codeOf(logIn(mine))).toBe('28P01');
  });
});

test('a role that no connection belongs to sees nothing, though it may ask', async () => {
  const ghost = await create.run(everywhere(), { name: 'Ghost', department: 'enterprise' });
  const session = await logIn(ghost);
  expect((await session.query('select from bi.indicator_value')).rowCount).toBe(4);
  await asSuperuser((owner) =>
    owner.query('update bi_connection set ended_at = now() where id = $1', [ghost.id]),
  );
  for (const view of ['indicator_value', 'indicator', 'department', 'code_book'])
    expect((await session.query(`select from bi.${view}`)).rowCount).toBe(0);
  // What a deletion that was cut off left undone is finished.
  await sessions.endDue();
  expect(await codeOf(session.query('select 1'))).not.toBe('done');
  expect(await codeOf(logIn(ghost))).toBe('28P01');
});

test('who manages a department makes, rotates and deletes its connections, and no others', async () => {
  const elsewhere = admin('service');
  const asked = (work: Promise<unknown>) => codeOf(work);
  expect(await asked(create.run(elsewhere, { name: 'x', department: 'sales' }))).toBe('forbidden');
  expect(await asked(create.run(elsewhere, { name: 'x', department: 'nowhere' }))).toBe('bi-department');
  expect(await asked(rotate.run(elsewhere, sales.id))).toBe('bi-connection-not-found');
  expect(await asked(remove.run(elsewhere, sales.id))).toBe('bi-connection-not-found');
  const viewer = new Principal('account', 'v', [
    { role: 'analyst', scopes: [], departmentId: 1, departments: [...core.departments.values()] },
  ]);
  expect(await asked(create.run(viewer, { name: 'x', department: 'sales' }))).toBe('forbidden');
});
