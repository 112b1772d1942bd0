import type { Values, WeightingAnswer } from '@attune/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '../support/add-person.ts';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { event } from '../support/event.ts';
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

const weighting = {
  key: 'customers',
  names: { en: 'All customers', zh: '全部客户' },
  definition: {
    method: 'raking',
    total: 100,
    margins: [
      {
        dimension: 'segment',
        targets: [
          { level: 'consumer', share: 25 },
          { level: 'business', share: 75 },
        ],
      },
    ],
  },
};
const answer = (recommend: number, segment: string) =>
  event('response.recorded', {
    survey: 'relationship',
    department: 'sales',
    segment,
    answers: { recommend },
  });
const post = (by: Client, body: object) =>
  by.post('/v1/weightings', JSON.stringify(body), 'application/json');
const path = '/v1/indicators/nps/values?from=2026-01-01&to=2026-12-31&weighting=customers';
const read = () => client.get<Values>(path);

test('answers are weighed to what is declared, those there were before too, until it is retired', async () => {
  await client.send([answer(10, 'consumer'), answer(10, 'consumer'), answer(0, 'business')]);
  const made = await post(client, weighting);
  expect(made).toMatchObject({ status: 201, body: { weightings: [{ key: 'customers', version: 1 }] } });
  await client.send([answer(10, 'business')]);
  const { rows, weighting: by } = await until(read, (values) => values.rows[0]?.n === 4);
  // Consumers 100 by a quarter, business 0 by three quarters.
  expect(rows).toMatchObject([
    { value: 25, weighted: { unweighted: { value: 50, n: 4 }, designEffect: 1.25 } },
  ]);
  expect(by).toMatchObject({ key: 'customers', building: null, selection: { outcome: 'not-checked' } });
  expect((await client.receipt(rows[0]?.receipt as string)).recount).toMatchObject({ outcome: 'same', n: 4 });

  const { weightings } = await client.get<{ weightings: WeightingAnswer[] }>('/v1/weightings');
  expect(weightings).toMatchObject([{ status: 'ready', fingerprint: by?.fingerprint }]);
  expect((await client.request('/v1/weightings/customers', { method: 'DELETE' })).status).toBe(204);
  expectProblem(await client.request(path), { status: 422, code: 'weighting-unknown', field: 'weighting' });
});

test('what cannot be declared is refused, and so is who may not', async () => {
  const [margin] = weighting.definition.margins;
  const declared = (definition: object) => post(client, { ...weighting, definition });
  expectProblem(await declared({ ...weighting.definition, total: 99 }), {
    status: 422,
    code: 'weighting-total-differs',
    field: 'definition.margins.0.targets',
  });
  for (const [field, definition] of [
    ['definition.total', { ...weighting.definition, total: 0.5 }],
    [
      'definition.margins.0.dimension',
      { ...weighting.definition, margins: [{ ...margin, dimension: 'mood' }] },
    ],
    ['definition.method', { ...weighting.definition, method: 'guessing' }],
  ] as const)
    expectProblem(await declared(definition), { status: 422, code: 'invalid-request', field });
  const wanted = { email: 'admin@example.com', role: 'admin', department: 'sales' } as const;
  const { email, password } = await addPerson(folder, wanted);
  const admin = await product.client().signIn(email, password);
  expectProblem(await post(admin, weighting), { status: 403, code: 'weighting-forbidden' });
});
