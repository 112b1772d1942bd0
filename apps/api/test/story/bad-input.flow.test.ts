import type { IngestItem } from '@attune/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { batch, type Client, single, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { event, response } from '../support/event.ts';
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
afterEach(async () => {
  expect(product.process.ended).toBe(false);
  expect((await client.request('/health/ready')).status).toBe(200);
});

describe('a body that cannot be taken as a whole is refused with one problem', () => {
  const whole = JSON.stringify(response({ recommend: 9 }));
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const refused: [name: string, body: string | Buffer, type: string, status: number, code: string][] = [
    ['malformed JSON', whole.slice(0, -1), single, 400, 'malformed-json'],
    ['an empty body', '', single, 400, 'malformed-json'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), single, 400, 'malformed-json'],
    ['a key that would replace a prototype', '{"__proto__":{"admin":true}}', single, 400, 'malformed-json'],
    [
      '30 levels in one field',
      whole.replace('"recommend":9', `"recommend":${nested(30)}`),
      single,
      400,
      'too-deep',
    ],
    ['30 levels in one item of many', `[${whole},${nested(30)}]`, batch, 400, 'too-deep'],
    ['a million levels', nested(1_000_000), batch, 400, 'too-deep'],
    ['the wrong content type', whole, 'text/plain', 415, 'unsupported-media-type'],
    ['plain JSON, which says neither one nor many', whole, 'application/json', 415, 'unsupported-media-type'],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['one event called a batch', whole, batch, 422, 'batch-not-a-list'],
    ['1,001 items', `[${Array(1001).fill(whole).join()}]`, batch, 413, 'batch-too-large'],
    ['6 MB', `[${' '.repeat(6 * 1024 * 1024)}]`, batch, 413, 'body-too-large'],
  ];
  test.each(refused)('%s', async (_, body, type, ...wanted) => {
    const [status, code] = wanted;
    expectProblem(await client.post('/v1/events', body, type), { status, code });
  });

  test('a body without a content type', async () => {
    const answer = await client.request('/v1/events', { method: 'POST', body: Buffer.from(whole) });
    expectProblem(answer, { status: 415, code: 'unsupported-media-type' });
  });

  test('nothing of all that was recorded', async () => {
    expect(await folder.query('select from event')).toEqual([]);
  });
});

describe('a bad item is rejected by itself, with its code and field', () => {
  const answered = (answers: Record<string, unknown>, over = {}) => response(answers, over);
  const at = (time: unknown) => ({ ...response({ recommend: 9 }), time });
  const inData = (data: object) => ({
    ...response({}),
    data: { ...response({ recommend: 9 }).data, ...data },
  });
  const { data: _data, ...withoutData } = response({});
  const deep = (levels: number): object => (levels === 0 ? {} : { deeper: deep(levels - 1) });
  const tomorrowEvening = () => new Date(Date.now() + 25 * 3_600_000).toISOString();

  const rejected: [name: string, item: unknown, code: string, field?: string][] = [
    ['no object', 7, 'invalid-item'],
    ['null', null, 'invalid-item'],
    ['an empty object', {}, 'invalid-item', 'specversion'],
    [
      'another version of CloudEvents',
      { ...response({}), specversion: '0.3' },
      'invalid-item',
      'specversion',
    ],
    ['no data', withoutData, 'invalid-item', 'data'],
    ['data as text', { ...response({}), data: '{}' }, 'invalid-item', 'data'],
    ['an id that is a number', { ...response({}), id: 7 }, 'invalid-item', 'id'],
    ['an id without end', { ...response({}), id: 'x'.repeat(201) }, 'invalid-item', 'id'],
    ['a line break in an id', { ...response({}), id: 'a\nb' }, 'invalid-item', 'id'],
    ['NUL in an id', { ...response({}), id: 'a\0b' }, 'invalid-item', 'id'],
    ['the separator of columns', { ...response({}), source: '/a\x1fb' }, 'invalid-item', 'source'],
    ['a type nobody knows', event('response.dreamed', {}), 'type-unknown', 'type'],
    ['a type that any object has', event('toString', {}), 'type-unknown', 'type'],
    ['an unknown survey', inData({ survey: 'nonsense' }), 'survey-unknown', 'data.survey'],
    ['an unknown question', answered({ mood: 3 }), 'question-unknown', 'data.answers.mood'],
    [
      'a question that any object has',
      answered({ toString: 3 }),
      'question-unknown',
      'data.answers.toString',
    ],
    ['a score of 11', answered({ recommend: 11 }), 'answer-invalid', 'data.answers.recommend'],
    ['a score of -1', answered({ recommend: -1 }), 'answer-invalid', 'data.answers.recommend'],
    ['a score of 9.5', answered({ recommend: 9.5 }), 'invalid-item', 'data.answers.recommend'],
    ['a score of 1e300', answered({ recommend: 1e300 }), 'invalid-item', 'data.answers.recommend'],
    ['a score of "9"', answered({ recommend: '9' }), 'answer-invalid', 'data.answers.recommend'],
    ['a score of null', answered({ recommend: null }), 'invalid-item', 'data.answers.recommend'],
    ['a score of true', answered({ recommend: true }), 'invalid-item', 'data.answers.recommend'],
    ['a number for a text', answered({ comment: 7 }), 'answer-invalid', 'data.answers.comment'],
    ['no answers at all', inData({ answers: undefined }), 'invalid-item', 'data.answers'],
    ['a field nobody knows', inData({ colour: 'red' }), 'invalid-item', 'data.colour'],
    ['19 levels below data', inData({ colour: deep(16) }), 'invalid-item', 'data.colour'],
    ['an unknown department', inData({ department: 'moon' }), 'department-unknown', 'data.department'],
    [
      'a department any object has',
      inData({ department: 'toString' }),
      'department-unknown',
      'data.department',
    ],
    ['no department', inData({ department: undefined }), 'invalid-item', 'data.department'],
    ['a tab in a dimension', inData({ channel: 'a\tb' }), 'invalid-item', 'data.channel'],
    ['the year 1', at('0001-01-01T00:00:00Z'), 'invalid-item', 'time'],
    ['the year 10000', at('10000-01-01T00:00:00Z'), 'invalid-item', 'time'],
    ['the year 10000, written rightly', at('+010000-01-01T00:00:00Z'), 'invalid-item', 'time'],
    ['the year 2200', at('2200-01-01T00:00:00Z'), 'invalid-item', 'time'],
    ['the 30th of February', at('2026-02-30T00:00:00Z'), 'invalid-item', 'time'],
    ['a time without a zone', at('2026-03-02T09:12:00'), 'invalid-item', 'time'],
    ['a time as a number', at(1_772_000_000), 'invalid-item', 'time'],
    ['25 hours ahead', at(tomorrowEvening()), 'time-too-far-ahead', 'time'],
    ['NUL in a comment', answered({ comment: 'a\0b' }), 'invalid-item', 'data.answers.comment'],
    ['a lone surrogate', answered({ comment: 'a\ud800b' }), 'invalid-item', 'data.answers.comment'],
    [
      'a comment of 100 KB',
      answered({ comment: 'x'.repeat(100_000) }),
      'invalid-item',
      'data.answers.comment',
    ],
    ['a customer without any name', inData({ customer: {} }), 'invalid-item', 'data.customer'],
    ['an amendment of nothing', event('response.amended', {}), 'invalid-item', 'data.response'],
    [
      'money without a currency',
      event('order.placed', { department: 'sales', order: 'o', total: 5 }),
      'invalid-item',
    ],
  ];
  test.each(rejected)('%s', async (_, item, code, field) => {
    const before = response({ recommend: 10 });
    const after = response({ recommend: 10 });
    const items = await client.send([before, item, after]);
    expect(items[1]).toMatchObject({ status: 'rejected', code, ...(field && { field }) });
    expect(items[1]?.message?.length).toBeGreaterThan(5);
    // The others of the batch are none the worse.
    expect([items[0], items[2]]).toEqual([
      { id: before.id, status: 'accepted' },
      { id: after.id, status: 'accepted' },
    ]);
  });

  test('all of them in one batch, between good ones, answered in order', async () => {
    const sent = rejected.flatMap(([, item]) => [response({ recommend: 10 }), item]);
    const items = await client.send(sent);
    const expected = rejected.flatMap(([, , code]) => [{ status: 'accepted' }, { status: 'rejected', code }]);
    expect(items).toMatchObject(expected);
  });

  test('the same id with another body: the first stays', async () => {
    const first = response({ recommend: 10 });
    const other = response({ recommend: 0 }, { id: first.id });
    expect(await client.send([first, other, first])).toMatchObject([
      { status: 'accepted' },
      { status: 'rejected', code: 'id-conflict', field: 'id' },
      { status: 'duplicate' },
    ]);
    expect(await client.send([other, first])).toMatchObject([
      { status: 'rejected', code: 'id-conflict' },
      { status: 'duplicate' },
    ]);
  });

  test('what one event alone is refused for is said in the same way', async () => {
    const item: IngestItem = await client.sendOne(response({ recommend: 11 }));
    expect(item).toMatchObject({
      status: 'rejected',
      code: 'answer-invalid',
      field: 'data.answers.recommend',
    });
  });

  test('what is unusual but sound is taken', async () => {
    const unusual = [
      response({ comment: 'x'.repeat(20_000) }),
      response({ comment: '𠮷 👩‍👩‍👧 ‮rtl\n\t\u0001 \u2028' }),
      response({ recommend: { excluded: 'dont-know' } }),
      response({}),
      response({ recommend: 10 }, { time: '1970-01-01T00:00:00Z' }),
      response({ recommend: 10 }, { time: '2026-03-02T23:59:60Z'.replace(':60', ':59.999') }),
      response({ recommend: 10 }, { time: new Date(Date.now() + 23 * 3_600_000).toISOString() }),
      response({ recommend: 10 }, { id: "'; drop table event; --" }),
      response({ recommend: 10 }, { id: '{"\\' }),
      response({ recommend: 10 }, { source: 'x'.repeat(300), subject: '' }),
    ];
    const items = await client.send(unusual);
    expect(items.map(({ status }) => status)).toEqual(unusual.map(() => 'accepted'));
    const [kept] = await folder.query<{ text: string }>(
      `select text from event join event_text on event_id = event.id where external_id = $1`,
      [unusual[1]?.id],
    );
    expect(kept?.text).toBe('𠮷 👩‍👩‍👧 ‮rtl\n\t\u0001 \u2028');
    expect(await client.send([])).toEqual([]);
  });

  test('after all that, every good item was counted once and no bad one at all', async () => {
    const [{ n } = { n: 0 }] = await folder.query<{ n: number }>(`select count(*)::int as n from event`);
    const query = { from: '1970-01-01', to: '2199-12-31' };
    const [row] = await until(
      () => client.values('responses', query),
      ([row]) => row?.value === n,
    );
    const { recount } = await client.receipt(row?.receipt ?? '');
    expect(recount).toMatchObject({ outcome: 'same', value: n });
    // Two around each bad one, one before each in the batch of all, then the conflict's first and the unusual ten.
    expect(n).toBe(rejected.length * 3 + 1 + 10);
  });
});
