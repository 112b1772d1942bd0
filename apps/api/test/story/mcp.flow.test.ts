import type { Receipt, Values } from '@attune/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { connectMcp } from '../support/mcp.ts';
import { expectProblem } from '../support/problems.ts';
import { owner, Product } from '../support/product.ts';

let folder: DataFolder;
let product: Product;
let everything: Client;
/** Reads the figures of sales. */
let key: string;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  everything = product.client();
  key = (await everything.createKey({ scopes: ['values:read'], department: 'sales' })).key;
  await everything.send([
    response({ recommend: 10 }),
    response({ recommend: 9 }),
    response({ recommend: 3 }),
    response({ recommend: 0 }, { department: 'service' }),
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
afterEach(() => {
  expect(product.process.ended).toBe(false);
  // The key is for the door: no line of the log may hold it.
  expect(product.process.output).not.toContain(key);
});

const year = { from: '2026-01-01', to: '2026-12-31' };

test('a client finds an indicator, asks for it and has the figure explained', async () => {
  await using mcp = await connectMcp(product.origin, key);
  const { tools } = await mcp.client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ['list_indicators', true],
    ['query_indicator', true],
    ['explain_number', true],
  ]);
  const found = await mcp.call<{ indicators: { key: string }[]; total: number }>('list_indicators', {
    search: '净推荐值',
    language: 'zh',
  });
  expect(found.data.indicators).toMatchObject([{ key: 'nps', name: '净推荐值' }]);

  const [wanted] = await product.client(key).values('nps');
  const asked = await mcp.call<Values & { total: number }>('query_indicator', { indicator: 'nps', ...year });
  expect(asked.data).toMatchObject({ indicator: 'nps', unit: 'points', total: 1 });
  expect(asked.data.rows).toEqual([wanted]);
  expect(asked.text).toContain(`| ${100 / 3} | n 3 |`);

  const told = await mcp.call<Receipt>('explain_number', { receipt: asked.data.rows[0]?.receipt });
  expect(told.data).toMatchObject({
    parts: { promoters: 2, detractors: 1 },
    departments: ['sales'],
    recount: { outcome: 'same', n: 3 },
  });
  expect(told.text).toContain('Recounted from the events: the same.');
  expect(told.text).toMatch(/fed by: \S+ ← response:\S+ ".+" \| sales\n/);
  const logged = product.process.output.split('\n').find((line) => line.includes('query_indicator'));
  expect(JSON.parse(logged ?? '')).toMatchObject({
    context: 'mcp',
    message: { tool: 'query_indicator', arguments: { indicator: 'nps', ...year }, outcome: 'answered' },
  });
});

test('what may be seen is the key’s, whatever the arguments say', async () => {
  await using mcp = await connectMcp(product.origin, key);
  const foreign = await mcp.call<{ code: string }>('query_indicator', {
    indicator: 'nps',
    ...year,
    department: 'service',
  });
  expect([foreign.isError, foreign.data.code]).toEqual([true, 'department-forbidden']);
  const [row] = await everything.values('nps');
  const explained = await mcp.call<{ code: string }>('explain_number', { receipt: row?.receipt });
  expect([explained.isError, explained.data.code]).toEqual([true, 'department-forbidden']);
});

const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
};
const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: envelope } };
const headers = () => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2026-07-28',
  'mcp-method': 'tools/list',
});
const post = async (body: unknown, over: Record<string, string> = {}, less: string[] = []) => {
  const all = Object.entries({ ...headers(), ...over }).filter(([name]) => !less.includes(name));
  const answer = await everything.raw('/mcp', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { authorization: '', ...Object.fromEntries(all) },
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  return { status: answer.status, headers: answer.headers, body: json, text };
};

describe('who may come in', () => {
  test('nobody without a key, and a session is no key', async () => {
    for (const over of [{ authorization: '' }, { authorization: 'Basic YTpi' }]) {
      const answer = await post(list, over);
      expectProblem(answer, { status: 401, code: 'key-missing' });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const person = await everything.signIn(owner.email, owner.password);
    const { authorization: _, ...others } = headers();
    const answer = await person.request('/mcp', {
      method: 'POST',
      body: JSON.stringify(list),
      headers: others,
    });
    expectProblem(answer, { status: 401, code: 'key-missing' });
    expectProblem(await post(list, { authorization: 'Bearer attune_nobody' }), {
      status: 401,
      code: 'key-unknown',
    });
    const writer = await everything.createKey({ scopes: ['events:write'], department: 'sales' });
    expectProblem(await post(list, { authorization: `Bearer ${writer.key}` }), {
      status: 403,
      code: 'key-scope',
    });
  });

  test('no page of another site', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example'])
      expectProblem(await post(list, { origin }), { status: 403, code: 'origin-not-served' });
    expect((await post(list, { origin: product.origin })).status).toBe(200);
  });
});

describe('what is no question', () => {
  const ping = (over: object) => ({ ...list, ...over });
  const hostile: [name: string, body: unknown, over: Record<string, string>, wanted: [number, unknown]][] = [
    ['a header that disagrees with the body', list, { 'mcp-method': 'tools/call' }, [400, -32_020]],
    [
      'a version nobody serves',
      versioned('2099-01-01'),
      { 'mcp-protocol-version': '2099-01-01' },
      [400, -32_022],
    ],
    [
      'a method that does not exist',
      ping({ method: 'tools/destroy' }),
      { 'mcp-method': 'tools/destroy' },
      [404, -32_601],
    ],
    ['no JSON', '{"jsonrpc":', {}, [400, 'malformed-json']],
    ['a replaced prototype', '{"__proto__":{"x":1}}', {}, [400, 'malformed-json']],
    ['30 levels', `${'['.repeat(30)}${']'.repeat(30)}`, {}, [400, 'too-deep']],
    ['another content type', list, { 'content-type': 'text/plain' }, [415, 'unsupported-media-type']],
    ['facts instead of questions', list, { 'content-type': 'application/cloudevents+json' }, [415, -32_000]],
    ['100 KB', ping({ id: 'x'.repeat(100_000) }), {}, [413, 'body-too-large']],
  ];
  test.each(hostile)('%s', async (_, body, over, wanted) => {
    const answer = await post(body, over);
    expect([answer.status, answer.body?.error?.code ?? answer.body?.code], answer.text).toEqual(wanted);
    expect(answer.text).not.toMatch(/\bat .*\.[jt]s\b|node_modules/);
  });

  test.each(['GET', 'DELETE', 'PUT'])('%s', async (method) => {
    const answer = await everything.request('/mcp', { method, headers: { accept: 'text/html' } });
    expectProblem(answer, { status: 405, code: 'method-not-allowed' });
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test.each([
    ['a tool that does not exist', { name: 'drop_table', arguments: {} }],
    ['a tool named as a property', { name: '__proto__', arguments: {} }],
    ['a stream of changes that never come', undefined],
  ])('%s', async (_, params) => {
    const [method, name] = params ? ['tools/call', params.name] : ['subscriptions/listen', undefined];
    const asked = {
      ...list,
      method,
      params: { ...(params ?? { notifications: { toolsListChanged: true } }), _meta: envelope },
    };
    const over = { 'mcp-method': method, ...(name === undefined ? {} : { 'mcp-name': name }) };
    const answer = await post(asked, over);
    expect(answer.status, answer.text).toBeLessThan(500);
    expect(answer.body?.error?.code ?? answer.text).toBeTruthy();
  });
});

function versioned(version: string) {
  return {
    ...list,
    params: { _meta: { ...envelope, 'io.modelcontextprotocol/protocolVersion': version } },
  };
}

test('a client of last year is served on the same address', async () => {
  const hello = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'old', version: '1' } },
  };
  const modern = ['mcp-protocol-version', 'mcp-method'];
  const answer = await post(hello, {}, modern);
  expect([answer.status, answer.text]).toEqual([
    200,
    expect.stringContaining('"protocolVersion":"2025-11-25"'),
  ]);
  const call = {
    jsonrpc: '2.0',
    id: 2,
    method: 'tools/call',
    params: { name: 'query_indicator', arguments: { indicator: 'nps', ...year } },
  };
  const called = await post(call, { 'mcp-protocol-version': '2025-11-25' }, ['mcp-method']);
  expect([called.status, called.text]).toEqual([200, expect.stringContaining(`"value":${100 / 3}`)]);
});

test('a key that asks without end has to wait, alone', async () => {
  const other = await everything.createKey({ scopes: ['values:read'], department: 'sales' });
  const asked = () => post(list, { authorization: `Bearer ${other.key}` });
  let answer = await asked();
  for (let call = 0; call < 130 && answer.status === 200; call++) answer = await asked();
  expectProblem(answer, { status: 429, code: 'too-many-requests' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});
