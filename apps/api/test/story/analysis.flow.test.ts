import type { Analysis, JobSummary, Problem, Receipt, Recount } from '@attune/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '../support/add-person.ts';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';

let folder: DataFolder;
let product: Product;
let everything: Client;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder, settings: { ATTUNE_RECOUNT_AT_ONCE: '1' } });
  everything = product.client();
  await everything.send(
    Array.from({ length: 80 }, (_, i) =>
      response(
        { recommend: (i * 7) % 11, satisfaction: 1 + Math.floor(((i * 7) % 11) / 2.5), effort: 1 + (i % 7) },
        { department: i % 4 === 0 ? 'service' : 'sales' },
      ),
    ),
  );
  await until(
    () => everything.values('nps'),
    ([row]) => row?.n === 80,
  );
});
afterAll(async () => {
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});

const parameters = {
  survey: 'relationship',
  outcome: 'recommend',
  drivers: ['satisfaction', 'effort'],
  from: '2026-01-01',
  to: '2026-12-31',
};
const ask = <Body = JobSummary>(client: Client, over: object = {}) =>
  client.post<Body>(
    '/v1/analyses',
    JSON.stringify({ kind: 'key-drivers', parameters: { ...parameters, ...over } }),
    'application/json',
  );
const done = (client: Client, id: string) =>
  until(
    () => client.get<Analysis>(`/v1/analyses/${id}`),
    ({ finishedAt }) => finishedAt !== null,
  );

test('from the question to its answer, kept for whoever asks the same', async () => {
  const asked = await ask(everything);
  expect(asked).toMatchObject({ status: 202, body: { kind: 'key-drivers', version: 1 } });
  expect(asked.body.parameters).toMatchObject({ resamples: 1000, seed: 1, level: 0.95 });
  const answer = await done(everything, asked.body.id);
  expect(answer).toMatchObject({ status: 'done', progress: 1, error: null });
  const result = answer.result as Extract<Analysis['result'], { kind: 'key-drivers' }>;
  expect(result).toMatchObject({ n: 80, enough: true, reason: null });
  const [satisfaction, effort] = result.drivers;
  expect(satisfaction?.lmg).toBeGreaterThan(0.8);
  expect(effort?.lmg).toBeLessThan(0.1);
  expect(satisfaction?.lmgInterval?.[0]).toBeGreaterThan(effort?.lmgInterval?.[1] ?? 1);

  const again = await ask(everything);
  expect(again.body).toMatchObject({ id: asked.body.id, status: 'done' });
  const { analyses } = await everything.get<{ analyses: JobSummary[] }>('/v1/analyses?status=done');
  expect(analyses.map(({ id }) => id)).toEqual([asked.body.id]);
});

test('somebody who sees less gets figures of their own, and not those of others', async () => {
  const wanted = { email: 'sales@example.com', role: 'viewer', department: 'sales' };
  const { email, password } = await addPerson(folder, wanted);
  const sales = await product.client().signIn(email, password);
  const all = await ask(everything);
  const path = `/v1/analyses/${all.body.id}`;
  expectProblem(await sales.request(path), { status: 404, code: 'job-not-found' });
  const own = await ask(sales);
  expect((await done(sales, own.body.id)).result).toMatchObject({ n: 60 });
  // Who sees more sees this as well, and cannot end what they did not ask for.
  expect(await everything.get<Analysis>(`/v1/analyses/${own.body.id}`)).toMatchObject({
    departments: ['sales'],
  });
  const cancel = (client: Client, id: string) =>
    client.request(`/v1/analyses/${id}/cancel`, { method: 'POST' });
  expectProblem(await cancel(everything, own.body.id), { status: 403, code: 'job-not-yours' });
  expectProblem(await cancel(sales, own.body.id), { status: 409, code: 'job-finished' });
  expectProblem(await cancel(sales, 'no-id'), { status: 404, code: 'job-not-found' });
});

test('a receipt that reads much of the log is recounted in the background, for whoever may read it', async () => {
  const [row] = await everything.values('nps');
  const path = `/v1/receipts/${row?.receipt}`;
  const told = await everything.get<Receipt>(path);
  expect(told).toMatchObject({ value: row?.value, n: 80, parts: null, recount: { outcome: 'large' } });
  const recount = (client: Client) => client.request<JobSummary>(`${path}/recount`, { method: 'POST' });
  const asked = await recount(everything);
  expect(asked).toMatchObject({ status: 202, body: { kind: 'recount' } });
  const { status, result } = await until(
    () => everything.get<Recount>(`/v1/recounts/${asked.body.id}`),
    ({ finishedAt }) => finishedAt !== null,
  );
  expect(status).toBe('done');
  expect(result).toMatchObject({ token: row?.receipt, recount: { outcome: 'same', n: 80 } });
  const wanted = { email: 'service@example.com', role: 'viewer', department: 'service' };
  const { email, password } = await addPerson(folder, wanted);
  const service = await product.client().signIn(email, password);
  expectProblem(await service.request(`${path}/recount`, { method: 'POST' }), {
    status: 403,
    code: 'department-forbidden',
  });
  const job = `/v1/recounts/${asked.body.id}`;
  expectProblem(await service.request(job), { status: 404, code: 'job-not-found' });
  expectProblem(await everything.request(`/v1/analyses/${asked.body.id}`), {
    status: 404,
    code: 'job-not-found',
  });
  expectProblem(await everything.request(`${job}/cancel`, { method: 'POST' }), {
    status: 409,
    code: 'job-finished',
  });
});

test('what cannot be meant is refused by name of the field', async () => {
  const refused = async (over: object, code: string, field: string) =>
    expectProblem(await ask<Problem>(everything, over), { status: 422, code, field });
  await refused({ drivers: ['satisfaction', 'nonsense'] }, 'question-unknown', 'parameters.drivers.1');
  await refused({ drivers: [] }, 'invalid-request', 'parameters.drivers');
  await refused({ resamples: 10 }, 'invalid-request', 'parameters.resamples');
  await refused({ colour: 'red' }, 'invalid-request', 'parameters.colour');
  const unknown = JSON.stringify({ kind: 'astrology', parameters: {} });
  expectProblem(await everything.post('/v1/analyses', unknown, 'application/json'), {
    status: 422,
    code: 'invalid-request',
    field: 'kind',
  });
});
