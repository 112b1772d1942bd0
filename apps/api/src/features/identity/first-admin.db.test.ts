import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Config, readConfig } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { startApp } from '../../platform/http/testing/start-app.ts';
import { departmentEntities, DepartmentsModule } from '../departments/departments.module.ts';
import { CreateFirstAdmin } from './create-first-admin.ts';
import { identityEntities, IdentityModule } from './identity.module.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({
    url: clone.url,
    entities: [...departmentEntities, ...identityEntities],
    poolSize: 3,
  });
});
afterAll(async () => {
  await database.close();
  await clone[Symbol.asyncDispose]();
});

test('without settings: a password that is told once, and signs in', async () => {
  const app = await startApp({
    imports: [DepartmentsModule, IdentityModule],
    given: [
      { provide: Database, useValue: database },
      { provide: Notifications, useValue: new Notifications(database) },
      { provide: Config, useValue: readConfig({}) },
    ],
  });
  try {
    const made = await Promise.all([1, 2, 3, 4].map(() => app.get(CreateFirstAdmin).run()));
    const [first, ...others] = made.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    expect(first?.email).toBe('admin@attune.local');
    expect(first?.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    const payload = { email: 'admin@attune.local', password: first?.password };
    const answer = await app.inject({ method: 'POST', url: '/v1/session', payload });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).not.toContain('Secure');
  } finally {
    await app.close();
  }
});
