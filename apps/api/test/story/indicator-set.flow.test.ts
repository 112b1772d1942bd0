import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { IndicatorSetAnswer, IndicatorSetBody, SetTemplate, SetValues } from '@attune/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '../support/add-person.ts';
import { type Answer, type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';

let folder: DataFolder;
let product: Product;
let client: Client;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  client = product.client();
});
afterAll(async () => {
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});

const sets = '/v1/indicator-sets';
const send = <Body>(by: Client, method: string, path: string, body: object): Promise<Answer<Body>> =>
  by.request<Body>(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const post = <Body = IndicatorSetAnswer>(by: Client, path: string, body: object) =>
  send<Body>(by, 'POST', path, body);

const change = (body: IndicatorSetBody, indicator: string, what: object): IndicatorSetBody => ({
  ...body,
  groups: body.groups.map((group) => ({
    ...group,
    items: group.items.map((item) => (item.indicator === indicator ? { ...item, ...what } : item)),
  })),
});

/** A version from its draft on, as three requests. */
async function publish(key: string, version: number, from: string | null): Promise<void> {
  const path = `${sets}/${key}/versions/${version}`;
  await post(client, `${path}/submit`, { revision: 1, why: 'ready' });
  const { status, body } = await post(client, `${path}/publish`, { revision: 2, from, why: 'agreed' });
  expect([status, body.versions[0]?.status]).toEqual([200, 'published']);
}

test('a template becomes a set that two departments work by, and last quarter stays what it was', async () => {
  const answers = (department: string, day: string, points: readonly number[]) =>
    points.map((recommend) => {
      const sent = response({ recommend, satisfaction: 5 }, { time: `${day}T04:00:00Z` });
      return { ...sent, data: { ...sent.data, department } };
    });
  await client.send([
    ...answers('sales', '2026-02-10', [10, 10, 9, 0]),
    ...answers('service', '2026-02-10', [10, 8]),
    ...answers('sales', '2026-05-10', [10]),
  ]);
  await until(
    () => client.values('nps'),
    ([row]) => row?.n === 7,
  );

  const { templates } = await client.get<{ templates: SetTemplate[] }>(`${sets}/templates`);
  const template = templates.find(({ key }) => key === 'cross-department-core');
  if (!template) expect.fail('There is no template.');
  expect(template.missing).toEqual([]);
  const core = change(template.body, 'nps', { locked: false });
  expect((await post(client, sets, { key: 'core', body: core, why: 'from the template' })).status).toBe(201);
  await publish('core', 1, null);

  await addPerson(folder, { email: 'sales@attune.local', role: 'admin', department: 'sales' });
  const salesAdmin = await product.client().signIn('sales@attune.local', 'correct horse battery');
  const adoption = (department: string, more: object = {}) => ({ department, why: 'ours', ...more });
  const targets = [{ indicator: 'nps', target: 60, thresholds: null }];
  expect((await post(salesAdmin, `${sets}/core/adoptions`, adoption('sales', { targets }))).status).toBe(201);
  expect((await post(client, `${sets}/core/adoptions`, adoption('service'))).status).toBe(201);
  expectProblem(await post<never>(salesAdmin, `${sets}/core/adoptions`, adoption('sales')), {
    status: 409,
    code: 'set-adopted',
    field: 'department',
  });
  expectProblem(await post<never>(salesAdmin, `${sets}/core/adoptions`, adoption('service')), {
    status: 403,
    code: 'set-department-forbidden',
    field: 'department',
  });

  const read = (from: string, to: string) =>
    client.get<SetValues>(`${sets}/core/values?from=${from}&to=${to}&grain=quarter&by=department`);
  const figuresOf = ({ rows }: SetValues) =>
    rows.map(({ department, adoptedBy, version, figures }) => {
      const nps = figures.find(({ indicator }) => indicator === 'nps');
      return [department, adoptedBy, version, nps?.value, nps?.target?.value];
    });
  const firstQuarter = [
    ['enterprise', null, 1, 50, 30],
    ['sales', 'sales', 1, 50, 60],
    ['service', 'service', 1, 50, 30],
    ['logistics', null, 1, null, 30],
  ];
  const before = await read('2026-01-01', '2026-03-31');
  expect(figuresOf(before)).toEqual(firstQuarter);
  const [receipt = ''] = before.rows[0]?.figures.find(({ indicator }) => indicator === 'nps')?.receipts ?? [];
  expect((await client.receipt(receipt)).recount).toMatchObject({ outcome: 'same', value: 50 });

  const next = change(core, 'nps', { target: 70, locked: true });
  expect((await post(client, `${sets}/core/versions`, { body: next, why: 'higher' })).status).toBe(201);
  await publish('core', 2, '2026-04-01');
  expect(figuresOf(await read('2026-01-01', '2026-03-31'))).toEqual(firstQuarter);
  expect((await read('2026-01-01', '2026-03-31')).rows[0]?.index).toEqual(before.rows[0]?.index);
  // From then on the item is of the core alone.
  expect(figuresOf(await read('2026-04-01', '2026-06-30')).slice(0, 2)).toEqual([
    ['enterprise', null, 2, 100, 70],
    ['sales', 'sales', 2, 100, 70],
  ]);
});

const cli = resolve(import.meta.dirname, '../../../../packages/definition-files/dist/cli.js');

test('a team keeps its sets as files: what is exported differs in nothing, and a change goes the same way', async () => {
  const { key } = await client.createKey({
    scopes: ['values:read', 'indicators:propose', 'indicators:publish'],
    department: 'enterprise',
  });
  const run = async (...args: string[]) => {
    const done = await promisify(execFile)(process.execPath, [cli, ...args], {
      env: { ...process.env, ATTUNE_URL: product.origin, ATTUNE_KEY: key },
    }).catch((error: { code: number; stdout: string; stderr: string }) => error);
    return { code: 'code' in done ? done.code : 0, said: done.stdout + done.stderr };
  };
  const files = join(folder.path, 'definitions');
  mkdirSync(files);
  const file = join(files, 'all.yaml');
  const counted = expect.stringMatching(/all\.yaml: \d+ indicators?, \d+ sets?\. /);
  expect(await run('export', file)).toEqual({ code: 0, said: counted });
  const exported = readFileSync(file, 'utf8');
  expect(exported).toMatch(/^format: attune-indicators\/1\nsets:\n {2}core:\n/);
  expect(await run('diff', files)).toEqual({ code: 0, said: '' });

  writeFileSync(file, exported.replace('owner: CX office', 'owner: Board'));
  writeFileSync(join(files, 'bad.yaml'), 'format: attune-indicators/1\nsets:\n  bad: { owner: 7 }\n');
  expect(await run('diff', files)).toEqual({
    code: 1,
    said: `set core (version 2)\n  ~ owner: "CX office" → "Board"\nrefused  ${join(files, 'bad.yaml')}: set bad: names: Missing\n`,
  });
  const applied = await run('apply', files, '--why', 'new owner', '--publish-from', '2026-07-01');
  expect(applied.code).toBe(1);
  expect(applied.said).toContain('published  set core: version 3, from 2026-07-01');
  expect(applied.said).toContain('set bad: names: Missing');
  const { versions } = await client.get<IndicatorSetAnswer>(`${sets}/core`);
  expect(versions[0]).toMatchObject({ version: 3, from: '2026-07-01', body: { owner: 'Board' } });

  writeFileSync(file, exported.replace('attune-indicators/1', 'attune-indicators/2'));
  const newer = await run('diff', file);
  expect(newer).toMatchObject({ code: 1, said: expect.stringContaining('of format 2') });
});
