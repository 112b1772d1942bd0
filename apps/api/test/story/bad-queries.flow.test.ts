import type { ValueRow } from '@attune/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';

let folder: DataFolder;
let product: Product;
let client: Client;
let row: ValueRow;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  client = product.client();
  await client.send([response({ recommend: 10 }), response({ recommend: 3 }, { department: 'service' })]);
  [row] = (await until(
    () => client.values('nps'),
    ([found]) => found?.n === 2,
  )) as [ValueRow];
});
afterAll(async () => {
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});
afterEach(async () => {
  expect(product.process.ended).toBe(false);
  // Whatever was asked: the facts are as they were.
  expect(await client.values('nps')).toMatchObject([{ n: 2, value: 0 }]);
});

const ask = (query: Record<string, string>, indicator = 'nps') =>
  client.request(
    `/v1/indicators/${indicator}/values?${new URLSearchParams({ from: '2026-01-01', to: '2026-12-31', ...query })}`,
  );

describe('a question that cannot be answered is refused with one problem', () => {
  const refused: [query: Record<string, string>, code: string, field: string][] = [
    [{ from: '2026-12-31', to: '2026-01-01' }, 'range-invalid', 'from'],
    [{ from: '0001-01-01' }, 'range-invalid', 'from'],
    [{ to: '2200-01-01' }, 'range-invalid', 'from'],
    [{ to: '10000-01-01' }, 'invalid-request', 'to'],
    [{ from: '2026-02-30' }, 'invalid-request', 'from'],
    [{ from: 'yesterday' }, 'invalid-request', 'from'],
    [{ from: '' }, 'invalid-request', 'from'],
    [{ from: "2026-01-01'; drop table event; --" }, 'invalid-request', 'from'],
    [{ from: '1970-01-01', to: '2199-12-31', grain: 'day' }, 'range-too-long', 'grain'],
    [{ grain: 'hour' }, 'invalid-request', 'grain'],
    [{ by: 'nonsense' }, 'by-invalid', 'by'],
    [{ by: 'department,department' }, 'by-invalid', 'by'],
    [{ by: 'toString' }, 'by-invalid', 'by'],
    [{ by: 'department,channel; drop table event' }, 'by-invalid', 'by'],
    [{ by: 'channel,'.repeat(20) }, 'invalid-request', 'by'],
    [{ by: 'department,segment,product' }, 'cut-not-kept', 'by'],
    [{ by: 'channel', where: 'product == "a"' }, 'cut-not-kept', 'by'],
    [{ department: 'moon' }, 'department-unknown', 'department'],
    [{ department: 'toString' }, 'department-unknown', 'department'],
    [{ where: 'nonsense' }, 'where-invalid', 'where'],
    [{ where: 'channel ==' }, 'where-invalid', 'where'],
    [{ where: 'channel == web' }, 'where-invalid', 'where'],
    [{ where: 'channel == 7' }, 'where-invalid', 'where'],
    [{ where: 'channel == "web" || channel == "app"' }, 'where-invalid', 'where'],
    [{ where: 'department == "service"' }, 'where-invalid', 'where'],
    [{ where: `channel == "web" or 1=1 --` }, 'where-invalid', 'where'],
    [{ where: `channel == "web"); drop table event; --` }, 'where-invalid', 'where'],
    [{ where: `channel.matches("(a+)+$")` }, 'where-invalid', 'where'],
    [{ where: '__proto__ == "x"' }, 'where-invalid', 'where'],
    [{ where: 'channel.constructor.constructor("process.exit()")()' }, 'where-invalid', 'where'],
    [{ where: `${'('.repeat(490)}true${')'.repeat(490)}` }, 'where-invalid', 'where'],
    [{ where: '!'.repeat(999) }, 'where-invalid', 'where'],
    [{ where: '['.repeat(999) }, 'where-invalid', 'where'],
    [{ where: 'channel == "\\u0000"' }, 'where-invalid', 'where'],
    [{ where: 'channel == "\\ud800"' }, 'where-invalid', 'where'],
    [{ where: `channel == "${'x'.repeat(1000)}"` }, 'invalid-request', 'where'],
  ];
  test.each(refused)('%j', async (query, code, field) => {
    expectProblem(await ask(query), { status: 422, code, field });
  });

  test.each(['unknown', '__proto__', 'toString', 'nps%00', "nps'--", 'x'.repeat(500)])(
    'an indicator named %s',
    async (name) => {
      expectProblem(await ask({}, name), { status: 404, code: 'indicator-unknown' });
    },
  );

  test('a day that is missing, and one that is given twice', async () => {
    const path = '/v1/indicators/nps/values';
    const wanted = { status: 422, code: 'invalid-request', field: 'to' };
    expectProblem(await client.request(`${path}?from=2026-01-01`), wanted);
    expectProblem(await client.request(`${path}?from=2026-01-01&to=2026-01-02&to=2026-01-03`), wanted);
  });

  test('an address that cannot be read, one that leads nowhere, and a wrong method', async () => {
    const root = '/v1/indicators';
    expectProblem(await client.request(`${root}/%zz/values`), { status: 400, code: 'malformed-request' });
    expectProblem(await client.request(`${root}/nps/nothing`), { status: 404, code: 'not-found' });
    const answer = await client.request(root, { method: 'DELETE' });
    expectProblem(answer, { status: 405, code: 'method-not-allowed' });
    expect(answer.headers.get('allow')).toContain('GET');
  });
});

describe('text within a condition is text', () => {
  test.each(["x'; drop table event; --", "' or '1'='1", '{}', '{"a",b}', '\\\\', '𠮷', '%', ''])(
    'channel == %j counts nobody',
    async (value) => {
      const answer = await ask({ where: `channel == ${JSON.stringify(value)}` });
      expect(answer).toMatchObject({ status: 200, body: { rows: [{ n: 0, value: null }] } });
    },
  );

  test('and the right text counts', async () => {
    const rows = await client.values('nps', { where: 'channel in ["web", "x\'); --"] && channel == "web"' });
    expect(rows).toMatchObject([{ n: 2 }]);
  });
});

describe('a receipt that is not ours', () => {
  const changed = (change: (claim: unknown[]) => void) => {
    const [body = '', signature] = row.receipt.split('.');
    const claim = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
    change(claim);
    return `${Buffer.from(JSON.stringify(claim)).toString('base64url')}.${signature}`;
  };
  const forged: [name: string, token: () => string][] = [
    ['nonsense', () => 'nonsense'],
    ['with nothing but a dot', () => 'x.'],
    ['without its signature', () => row.receipt.split('.')[0] as string],
    ['with half a signature', () => row.receipt.slice(0, -8)],
    ['with another value', () => changed((claim) => (claim[8] = 100))],
    ['of another department', () => changed((claim) => (claim[3] = [2]))],
    ['of another time', () => changed((claim) => (claim[2] = '1970-01-01/2199-12-31'))],
    ['beyond the end of the log', () => changed((claim) => (claim[7] = [9e15, 9e15]))],
    ['with a text for an answer', () => `${Buffer.from('"x"').toString('base64url')}.${'A'.repeat(22)}`],
  ];
  test.each(forged)('%s', async (_, token) => {
    const answer = await client.request(`/v1/receipts/${token()}`);
    expectProblem(answer, { status: 404, code: 'receipt-invalid' });
  });

  test('and the one that is ours', async () => {
    expect((await client.receipt(row.receipt)).recount.outcome).toBe('same');
  });
});
