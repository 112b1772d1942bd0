import type { plugins } from '@attune/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { pluginText } from '../plugin-host/plugin-text.ts';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';

type Plugins = z.infer<typeof plugins>;

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

const install = <Body = Plugins>(bundle: string) =>
  client.post<Body>('/v1/plugins', bundle, 'text/javascript');
const installWith = <Body = Plugins>(body: unknown) =>
  client.post<Body>('/v1/plugins', JSON.stringify(body), 'application/json');
const act = <Body = Plugins>(path: string, method = 'POST') =>
  client.request<Body>(`/v1/plugins/${path}`, { method });

const tens = async () =>
  (await client.get<Plugins>('/v1/plugins')).plugins.find(({ name }) => name === 'metric-tens');

test('a bundle is installed, disabled, enabled, replaced and removed', async () => {
  const before = await client.get<Plugins>('/v1/plugins');
  expect(before.plugins.map(({ name, builtIn, status }) => [name, builtIn, status])).toContainEqual([
    'metric-satisfaction',
    true,
    'enabled',
  ]);
  const { status, body } = await install(pluginText());
  expect(status).toBe(201);
  expect(body.plugins.at(-1)).toMatchObject({
    name: 'metric-tens',
    builtIn: false,
    version: 1,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    options: {},
    installedBy: expect.stringMatching(/^key:/),
    status: 'enabled',
    indicators: [{ key: 'tens', version: 1, names: { en: 'Share of tens', zh: '十分占比' } }],
    lastFailure: null,
  });
  expect((await act('metric-tens/disable')).status).toBe(200);
  expect(await tens()).toMatchObject({ status: 'disabled' });
  expect((await act('metric-tens/enable')).body.plugins.at(-1)).toMatchObject({ status: 'enabled' });
  const replaced = await installWith({
    bundle: pluginText({ more: 'version: 2' }),
    options: { strict: true },
  });
  expect(replaced.body.plugins.at(-1)).toMatchObject({
    version: 2,
    options: { strict: true },
    indicators: [{ key: 'tens', version: 2 }],
  });
  expect((await act('metric-tens', 'DELETE')).status).toBe(204);
  expect(await tens()).toBeUndefined();
  expectProblem(await act('metric-tens', 'DELETE'), { status: 404, code: 'plugin-not-found' });
  expectProblem(await act('metric-satisfaction/disable'), { status: 404, code: 'plugin-not-found' });
});

test('what cannot be used is refused, with the sentences of the verdict', async () => {
  const answer = await install(
    pluginText({ read: 'return { value: 0, n: 0, interval: null, excluded: {} };' }),
  );
  expectProblem(answer, { status: 422, code: 'plugin-invalid', field: 'bundle' });
  expect(answer.body).toMatchObject({
    detail: expect.stringContaining('tens: not so: an empty tally reads as null'),
  });
  expectProblem(await install('export default {'), { status: 422, code: 'plugin-invalid', field: 'bundle' });
  const picky = pluginText().replace(
    '({ success: true, data })',
    '({ success: false, error: { issues: [] } })',
  );
  expectProblem(await install(picky), { status: 422, code: 'plugin-options-invalid', field: 'options' });
  expectProblem(await install(pluginText({ more: `key: 'nps'` })), {
    status: 409,
    code: 'indicator-duplicate',
    field: 'bundle',
  });
  expectProblem(await install(pluginText().replace('metric-tens', 'metric-satisfaction')), {
    status: 409,
    code: 'plugin-built-in',
  });
  const large = `${pluginText()}//${'x'.repeat(2 * 1024 * 1024)}`;
  expectProblem(await install(large), { status: 413, code: 'plugin-too-large' });
  expectProblem(await installWith({ bundle: large }), { status: 413, code: 'plugin-too-large' });
  expectProblem(await installWith({ bundle: 7 }), { status: 422, code: 'invalid-request', field: 'bundle' });
  expectProblem(await client.post('/v1/surveys', 'export {}', 'text/javascript'), {
    status: 415,
    code: 'unsupported-media-type',
  });
  expect(await tens()).toBeUndefined();
});

test("its figures stand among all others, and a failure of its code is nobody else's", async () => {
  // One answer less or more than the three that it cannot take is all that it is ever tried with.
  const read = `
    const { counts } = tallies.recommend;
    const n = counts.reduce((sum, count) => sum + count, 0);
    if (n === 3) throw new Error('three is too many');
    return n <= 0
      ? { value: null, n: 0, interval: null, excluded: {}, reason: 'empty' }
      : { value: counts[10] / n, n, interval: null, excluded: {} };`;
  expect((await install(pluginText({ read }))).status).toBe(201);
  const figure = async (indicator: string) => (await client.values(indicator, { department: 'sales' }))[0];
  expect(await figure('tens')).toMatchObject({ value: null, n: 0, reason: 'empty' });
  await client.send([response({ recommend: 10 }), response({ recommend: 3 })]);
  const row = await until(
    () => figure('tens'),
    (found) => found?.n === 2,
  );
  expect(row).toMatchObject({ value: 0.5, n: 2 });
  expect(await client.receipt(row?.receipt as string)).toMatchObject({ recount: { outcome: 'same' } });
  await client.send([response({ recommend: 10 })]);
  expect(
    await until(
      () => figure('tens'),
      (found) => found?.reason === 'plugin-failed',
    ),
  ).toMatchObject({ value: null, interval: null });
  expect(await figure('nps')).toMatchObject({ n: 3 });
  expect(await tens()).toMatchObject({
    status: 'enabled',
    lastFailure: { code: 'plugin-threw', detail: expect.stringContaining('three is too many') },
  });
});

test('only an owner may', async () => {
  const { key } = await client.createKey({ scopes: ['values:read'], department: 'enterprise' });
  expectProblem(await product.client(key).request('/v1/plugins'), { status: 403, code: 'person-needed' });
});

test('what is installed is there after a restart', async () => {
  expect((await install(pluginText())).status).toBe(201);
  await product.stop();
  product = await Product.start({ folder });
  client = product.client();
  expect(await tens()).toMatchObject({ version: 4, status: 'enabled' });
});
