import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { CreateBiConnection } from './create-bi-connection.ts';
import { DeleteBiConnection } from './delete-bi-connection.ts';
import { DescribeConnection } from './describe-connection.ts';
import { EndBiSessions } from './end-bi-sessions.ts';

const owner = new Principal('account', 'owner', [
  { role: 'owner', scopes: [], departmentId: 1, departments: [1] },
]);
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

/** A database as an enterprise gives one: its user owns it, may make roles, and is no superuser. */
async function ordinaryDatabase(run: (sql: string) => Promise<unknown>) {
  const user = `ordinary_${randomBytes(6).toString('hex')}`;
  await run(`create role ${user} login createrole password 'ordinary'`);
  // As if it had made them itself: in this cluster others were first.
  await run(
    `grant attune_scoped, attune_ingest, attune_worker, attune_identity, attune_bi, attune_bi_reader
        to ${user} with admin option`,
  );
  await run(`create database ${user} owner ${user}`);
  const url = new URL(inject('postgres'));
  [url.username, url.password, url.pathname] = [user, 'ordinary', `/${user}`];
  await migrate(url.href);
  const database = await Database.open({ url: url.href, entities: [], poolSize: 2 });
  return {
    user,
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await run(`drop database ${user} with (force)`);
      await run(`drop owned by ${user}`);
      await run(`drop role ${user}`);
    },
  };
}

test('on a server of the enterprise: with the right to make roles all is as elsewhere, without it a word says so', async () => {
  const superuser = new pg.Client({ connectionString: inject('postgres') });
  await superuser.connect();
  try {
    await using ordinary = await ordinaryDatabase((sql) => superuser.query(sql));
    const { database } = ordinary;
    const tree = new DepartmentTree(
      [{ id: 1, key: 'enterprise', names: { en: 'Enterprise', zh: '企业' } }],
      [{ departmentId: 1, parentId: null, fromDay: '-infinity', toDay: 'infinity' }],
    );
    const departments = { tree: () => tree } as Departments;
    const describer = new DescribeConnection(database, departments, { biHost: 'db.example:6432' } as Config);
    const create = new CreateBiConnection(database, departments, describer);
    const remove = new DeleteBiConnection(database);
    const made = await create.run(owner, { name: 'Superset', department: 'enterprise' });
    expect(made.jdbcUrl).toBe(`jdbc:postgresql://db.example:6432/${ordinary.user}?currentSchema=bi`);

    const { host, port } = database.address;
    const client = new pg.Client({ ...made, host, port });
    client.on('error', () => undefined);
    await client.connect();
    expect((await client.query('select department from department')).rows).toEqual([
      { department: 'enterprise' },
    ]);
    expect(await codeOf(client.query('select * from public.setting'))).toBe('42501');
    expect(await codeOf(client.query('create temporary table mine (a int)'))).not.toBe('done');
    // Nobody here could tell PostgreSQL to refuse it.
    expect(await codeOf(client.query('select pg_advisory_lock(1)'))).toBe('done');
    await new EndBiSessions(database).endDue();
    expect(await codeOf(client.query('select 1'))).not.toBe('done');

    await superuser.query(`alter role ${ordinary.user} nocreaterole`);
    expect(await codeOf(create.run(owner, { name: 'Second', department: 'enterprise' }))).toBe(
      'bi-roles-not-allowed',
    );
    expect((await database.worker.query('select name from bi_connection')).rows).toEqual([
      { name: 'Superset' },
    ]);
    await superuser.query(`alter role ${ordinary.user} createrole`);
    await remove.run(owner, made.id);
    expect((await database.worker.query('select from bi_connection')).rowCount).toBe(0);
  } finally {
    await superuser.end();
  }
});
