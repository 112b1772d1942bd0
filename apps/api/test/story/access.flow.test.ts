import type {
  CustomerCohorts,
  CustomerFound,
  CustomerSummary,
  Department,
  ValueRow,
} from '@attune/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson } from '../support/add-person.ts';
import { batch, Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { event, response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { owner, Product } from '../support/product.ts';

let folder: DataFolder;
let product: Product;
/** With every scope at the root. */
let everything: Client;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  everything = product.client();
  const branch = { key: 'sales-north', parent: 'sales', names: { en: 'Sales North', zh: '北区销售' } };
  const added = await everything.post('/v1/departments', JSON.stringify(branch), 'application/json');
  expect(added.status).toBe(201);
  await everything.send([
    response({ recommend: 10 }, { department: 'sales' }),
    response({ recommend: 10 }, { department: 'sales-north' }),
    response({ recommend: 0 }, { department: 'service' }),
    response({ recommend: 0 }, { department: 'enterprise' }),
  ]);
  await until(
    () => everything.values('nps'),
    ([row]) => row?.n === 4,
  );
});
afterAll(async () => {
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});

describe('keys', () => {
  const write = (client: Client) => client.post('/v1/events', '[]', batch);
  const read = (client: Client) => client.request('/v1/indicators');
  const soon = () => new Date(Date.now() + 1500).toISOString();

  test('no key, half a key, a key nobody made', async () => {
    const nobody = new Client(product.origin);
    expectProblem(await write(nobody), { status: 401, code: 'key-missing' });
    expectProblem(await read(nobody), { status: 401, code: 'unauthenticated' });
    const basic = new Client(product.origin, { authorization: 'Basic YTpi' });
    expectProblem(await write(basic), { status: 401, code: 'key-missing' });
    const unknown = await write(product.client('attune_not-a-key-of-ours'));
    expectProblem(unknown, { status: 401, code: 'key-unknown' });
    expect(unknown.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a key without the scope', async () => {
    const { key: reader } = await everything.createKey({ scopes: ['values:read'], department: 'sales' });
    const { key: writer } = await everything.createKey({ scopes: ['events:write'], department: 'sales' });
    expectProblem(await write(product.client(reader)), { status: 403, code: 'key-scope' });
    expectProblem(await read(product.client(writer)), { status: 403, code: 'key-scope' });
    expectProblem(await product.client(writer).request('/v1/api-keys'), {
      status: 403,
      code: 'person-needed',
    });
    expect((await write(product.client(writer))).status).toBe(202);
    expect((await read(product.client(reader))).status).toBe(200);
  });

  test('a key that expires while it is in use', async () => {
    const wanted = { scopes: ['events:write'], department: 'sales', expiresAt: soon() };
    const { key } = await everything.createKey(wanted);
    expect((await write(product.client(key))).status).toBe(202);
    await sleep(1600);
    expectProblem(await write(product.client(key)), { status: 401, code: 'key-expired' });
  });

  test('a key that is revoked, at once', async () => {
    const { key, id } = await everything.createKey({ scopes: ['events:write'], department: 'sales' });
    expect((await write(product.client(key))).status).toBe(202);
    expect((await everything.request(`/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await write(product.client(key)), { status: 401, code: 'key-revoked' });
  });

  test('a key that would be more than its maker, or nothing at all', async () => {
    const make = (wanted: object) =>
      everything.post(
        '/v1/api-keys',
        JSON.stringify({
          name: 'x',
          scopes: ['values:read'],
          department: 'sales',
          expiresAt: null,
          ...wanted,
        }),
        'application/json',
      );
    const wanted = { status: 422, code: 'invalid-request' };
    expectProblem(await make({ scopes: ['keys:manage'] }), { ...wanted, field: 'scopes.0' });
    expectProblem(await make({ scopes: [] }), { ...wanted, field: 'scopes' });
    expectProblem(await make({ expiresAt: '2020-01-01T00:00:00Z' }), { ...wanted, field: 'expiresAt' });
    expectProblem(await make({ department: 'moon' }), { status: 422, code: 'key-department' });
  });
});

/** People and keys come in by different doors, and see the same. */
describe.each([
  [
    'a key of sales',
    async () => {
      const { key } = await everything.createKey({ scopes: ['values:read'], department: 'sales' });
      return product.client(key);
    },
  ],
  [
    'a viewer of sales',
    async () => {
      const wanted = { email: 'viewer@example.com', role: 'viewer', department: 'sales' };
      const { email, password } = await addPerson(folder, wanted);
      return product.client().signIn(email, password);
    },
  ],
])('%s', (who, come) => {
  let client: Client;
  beforeAll(async () => {
    client = await come();
  });

  test('sees the figures of that subtree alone, however it asks', async () => {
    expect(await client.values('nps')).toMatchObject([{ n: 2, value: 100 }]);
    expect(await client.values('nps', { by: 'channel' })).toMatchObject([{ n: 2, channel: 'web' }]);
    expect(await client.values('nps', { where: 'channel == "web"' })).toMatchObject([{ n: 2 }]);
    const byDepartment = await client.values('nps', { by: 'department' });
    expect(byDepartment.map(({ department, n }) => [department, n])).toEqual([
      ['sales', 2],
      ['sales-north', 1],
    ]);
  });

  test.each(['service', 'enterprise'])('is told that %s is not for it', async (department) => {
    const path = `/v1/indicators/nps/values?from=2026-01-01&to=2026-12-31&department=${department}`;
    const wanted = { status: 403, code: 'department-forbidden', field: 'department' };
    expectProblem(await client.request(path), wanted);
  });

  test('opens its own receipts, and nobody else’s', async () => {
    const [own] = (await client.values('nps')) as [ValueRow];
    const receipt = await client.receipt(own.receipt);
    expect(receipt.recount).toMatchObject({ outcome: 'same', n: 2 });
    expect(receipt.departments).toEqual(['sales', 'sales-north']);
    for (const query of [{}, { by: 'department', department: 'service' }]) {
      const [foreign] = (await everything.values('nps', query)) as [ValueRow];
      const answer = await client.request(`/v1/receipts/${foreign.receipt}`);
      expectProblem(answer, { status: 403, code: 'department-forbidden' });
    }
  });

  test('finds its departments, and of the others only those above it', async () => {
    const { departments } = await client.get<{ departments: Department[] }>('/v1/departments');
    expect(departments.map(({ key }) => key)).toEqual(['enterprise', 'sales', 'sales-north']);
  });

  test('counts the events of its departments in the overview', async () => {
    expect(await client.get('/v1/overview')).toMatchObject({ events: 2 });
  });

  test('hears of its departments, and of no other', async () => {
    using live = await client.live();
    using all = await everything.live();
    live.take();
    await everything.send([response({ recommend: 0 }, { department: 'service' })]);
    await all.next();
    await everything.send([response({ recommend: 9 }, { department: 'sales-north', id: `live ${who}` })]);
    await everything.send([
      { ...response({}), type: 'response.withdrawn', data: { response: `live ${who}` } },
    ]);
    const { hint } = await live.next();
    expect(hint.departments).toEqual(expect.arrayContaining(['sales-north', 'sales']));
    expect(hint.departments).not.toContain('service');
    await until(
      () => client.values('nps'),
      ([row]) => row?.n === 2,
    );
  });

  test('changes nothing', async () => {
    const body = { name: 'x', scopes: ['values:read'], department: 'sales', expiresAt: null };
    const asked = await client.post('/v1/api-keys', JSON.stringify(body), 'application/json');
    expect([asked.status, asked.body.code]).toEqual([
      403,
      expect.stringMatching(/^(forbidden|person-needed)$/),
    ]);
  });
});

describe('writing', () => {
  test('a key of one department writes to its subtree, item by item', async () => {
    const { key } = await everything.createKey({ scopes: ['events:write'], department: 'sales' });
    const foreign = response({ recommend: 0 }, { department: 'service' });
    await everything.send([foreign]);
    const items = await product
      .client(key)
      .send([
        response({ recommend: 9 }, { department: 'sales-north' }),
        response({ recommend: 9 }, { department: 'service' }),
        response({ recommend: 9 }, { department: 'enterprise' }),
        { ...foreign, id: 'w', type: 'response.withdrawn', data: { response: foreign.id } },
        response({ recommend: 9 }),
      ]);
    const forbidden = { status: 'rejected', code: 'department-forbidden', field: 'data.department' };
    const accepted = { status: 'accepted' };
    expect(items).toMatchObject([accepted, forbidden, forbidden, forbidden, accepted]);
  });
});

describe('customers', () => {
  const find = (client: Client, customer: object) =>
    client.post<CustomerFound>('/v1/customers/find', JSON.stringify(customer), 'application/json');

  test('are known to whoever has a fact about them, by their facts there', async () => {
    const { key } = await everything.createKey({ scopes: ['values:read'], department: 'sales' });
    const reader = product.client(key);
    const visit = (department: string) => ({
      kind: 'visit',
      department,
      customer: { email: 'ann@example.com' },
    });
    await everything.send([event('interaction.recorded', visit('service'))]);
    const { body } = await until(
      () => find(everything, { email: 'Ann@example.com' }),
      ({ status }) => status === 200,
    );
    const path = `/v1/customers/${body.customer}/summary`;
    expectProblem(await find(reader, { email: 'ann@example.com' }), {
      status: 404,
      code: 'customer-unknown',
    });
    for (const other of [path, '/v1/customers/0/summary', '/v1/customers/x/summary'])
      expectProblem(await reader.request(other), { status: 404, code: 'customer-unknown' });
    await everything.send([event('interaction.recorded', visit('sales-north'))]);
    await until(
      () => find(reader, { email: 'ann@example.com' }),
      ({ status }) => status === 200,
    );
    const { departments, enterprise } = await reader.get<CustomerSummary>(path);
    expect(departments).toMatchObject([{ department: 'sales-north', interactions: 1 }]);
    expect(enterprise).toBeNull();
    expect(await everything.get(path)).toMatchObject({ enterprise: { interactions: 2 } });
    expectProblem(await reader.request(`${path}?gapFactor=0`), {
      status: 422,
      code: 'invalid-request',
      field: 'gapFactor',
    });
    expectProblem(await find(reader, {}), { status: 422, code: 'invalid-request' });
    const cohorts = '/v1/customers/cohorts?event=interaction.recorded&from=2026-03';
    expect(await reader.get<CustomerCohorts>(`${cohorts}&to=2026-03`)).toMatchObject({
      cohorts: [{ month: '2026-03', customers: 1 }],
    });
    const invalid = { status: 422, code: 'invalid-request' };
    expectProblem(await reader.request(`${cohorts}&to=2026-13`), { ...invalid, field: 'to' });
    expectProblem(await reader.request('/v1/customers/rfm'), { ...invalid, field: 'currency' });
    expectProblem(await reader.request('/v1/customers/rfm?currency=CNY&department=service'), {
      status: 403,
      code: 'department-forbidden',
      field: 'department',
    });
  });
});

describe('sessions', () => {
  test('a change without the value of its own page is refused', async () => {
    const person = await everything.signIn(owner.email, owner.password);
    expect((await person.request('/v1/api-keys')).status).toBe(200);
    const body = JSON.stringify({ key: 'x', parent: 'sales', names: { en: 'X', zh: 'X' } });
    const forged = {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-attune-csrf': '' },
    };
    expectProblem(await person.request('/v1/departments', forged), { status: 403, code: 'csrf' });
    const foreign = {
      ...forged,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    };
    expectProblem(await person.request('/v1/departments', foreign), { status: 403, code: 'csrf' });
  });

  test('the sixth wrong password has to wait', async () => {
    const guess = (password: string) =>
      new Client(product.origin).post(
        '/v1/session',
        JSON.stringify({ email: 'somebody@example.com', password }),
        'application/json',
      );
    for (let attempt = 0; attempt < 5; attempt++)
      expectProblem(await guess(`wrong ${attempt}`), { status: 401, code: 'sign-in-failed' });
    const answer = await guess('wrong again');
    expectProblem(answer, { status: 429, code: 'too-many-requests' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
  });
});
