import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { scoreColumns } from '../measures/score-columns.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const response = (id: string, answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id,
  source: '/crm/north',
  type: 'response.recorded',
  time: '2026-03-02T09:12:00Z',
  data: {
    survey: 'relationship',
    department: 'sales',
    channel: 'web',
    touchpoint: 'purchase',
    customer: { externalId: 'c-17' },
    answers,
    ...more,
  },
});

const edit = (id: string, type: string, data: Record<string, unknown>, time = '2026-03-03T00:00:00Z') => ({
  specversion: '1.0',
  id,
  source: '/crm/north',
  type,
  time,
  data,
});

const recommendCounts = `array[${scoreColumns(11).read.join(', ')}] as counts`;

/** Points of `recommend` by department, at the day grain, summed over shards. */
async function recommend(cut = 'department') {
  const { rows } = await core.database.worker.query(
    `select d.key as department, k.key1, t.period::text, ${recommendCounts} from tally_score t
       join department d on d.id = t.department_id join tally_key k on k.id = t.key_id
       join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id
      where m.key = 'response:relationship.recommend' and s.cut = $1 and s.grain = 'day'`,
    [cut],
  );
  const cells: Record<string, number[]> = {};
  for (const row of rows) {
    const name = `${row.department} ${row.key1} ${row.period}`.replace('  ', ' ');
    cells[name] = row.counts.map((n: number, i: number) => n + (cells[name]?.[i] ?? 0));
  }
  for (const [name, counts] of Object.entries(cells)) if (counts.every((n) => n === 0)) delete cells[name];
  return cells;
}
const points = (at: Record<number, number>) => Array.from({ length: 16 }, (_, i) => at[i] ?? 0);

test('a response becomes an event, a position and a cell; its comment stays out of the log', async () => {
  const items = [response('r-1', { recommend: 9, satisfaction: 4, comment: 'Fast,\u2028 快' })];
  expect(await core.accept(items)).toEqual([{ id: 'r-1', status: 'accepted' }]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 9: 1 }) });
  expect(await recommend('channel')).toEqual({ 'sales web 2026-03-02': points({ 9: 1 }) });
  const { rows } = await core.database.worker.query(
    'select e.data::text, e.after::text, t.field, t.text from event e join event_text t on t.event_id = e.id',
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].data + rows[0].after).not.toContain('Fast');
  expect(rows[0].data).not.toContain('c-17');
  expect(rows[0]).toMatchObject({ field: 'answers.comment', text: 'Fast,\u2028 快' });
});

test('the same item is a duplicate, another body under its id a conflict, and neither moves a number', async () => {
  const again = await core.accept([
    response('r-1', { recommend: 9, satisfaction: 4, comment: 'Fast,\u2028 快' }),
    response('r-1', { recommend: 2 }),
    response('r-2', { recommend: 3 }),
    response('r-2', { recommend: 3 }),
  ]);
  expect(again).toMatchObject([
    { status: 'duplicate' },
    { status: 'rejected', code: 'id-conflict' },
    { status: 'accepted' },
    { status: 'duplicate' },
  ]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 3: 1, 9: 1 }) });
});

test('an amendment moves the answer, a department move moves the cell, a withdrawal takes it out for good', async () => {
  await core.accept([edit('a-1', 'response.amended', { response: 'r-2', answers: { recommend: 10 } })]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 9: 1, 10: 1 }) });
  await core.accept([edit('a-2', 'response.amended', { response: 'r-2', department: 'service' })]);
  await core.fold();
  expect(await recommend()).toEqual({
    'sales 2026-03-02': points({ 9: 1 }),
    'service 2026-03-02': points({ 10: 1 }),
  });
  await core.accept([edit('w-1', 'response.withdrawn', { response: 'r-2' })]);
  expect(
    await core.accept([edit('a-3', 'response.amended', { response: 'r-2', answers: { recommend: 1 } })]),
  ).toMatchObject([{ status: 'accepted' }]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 9: 1 }) });
});

test('an older amendment that comes late does not undo a newer one', async () => {
  await core.accept([response('r-3', { recommend: 5 })]);
  await core.accept([
    edit('a-4', 'response.amended', { response: 'r-3', answers: { recommend: 7 } }, '2026-03-05T00:00:00Z'),
    edit('a-5', 'response.amended', { response: 'r-3', answers: { recommend: 6 } }, '2026-03-04T00:00:00Z'),
  ]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 7: 1, 9: 1 }) });
  await core.accept([edit('w-2', 'fact.withdrawn', { fact: { source: '/crm/north', id: 'r-3' } })]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 9: 1 }) });
});

test('an edit that comes before its original waits, survives redelivery, and takes effect when it comes', async () => {
  const early = edit('a-6', 'response.amended', {
    response: 'r-4',
    answers: { recommend: 0, comment: 'Sorry' },
  });
  expect(await core.accept([early])).toEqual([{ id: 'a-6', status: 'waiting' }]);
  expect(await core.accept([early])).toEqual([{ id: 'a-6', status: 'waiting' }]);
  expect(await core.settle()).toBe(0);
  await core.accept([response('r-4', { recommend: 8 })]);
  expect(await core.settle()).toBe(1);
  expect(await core.accept([early])).toEqual([{ id: 'a-6', status: 'duplicate' }]);
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 0: 1, 9: 1 }) });
});

test('an edit that would spoil its fact is refused, at the door or when its original comes', async () => {
  expect(
    await core.accept([
      edit('x-1', 'response.amended', { response: 'r-1', answers: { recommend: 11 } }),
      edit('x-2', 'response.amended', { response: 'r-1', answers: { unheard: 1 } }),
      edit('x-3', 'response.amended', { response: 'r-1', department: 'nowhere' }),
      edit('x-4', 'response.amended', { response: 'r-5', answers: { recommend: 11 } }),
    ]),
  ).toMatchObject([
    { status: 'rejected', code: 'edit-invalid', field: 'data.answers.recommend' },
    { status: 'rejected', code: 'edit-invalid', field: 'data.answers.unheard' },
    { status: 'rejected', code: 'department-unknown' },
    { status: 'waiting' },
  ]);
  await core.accept([response('r-5', { recommend: 1 })]);
  await core.settle();
  await core.fold();
  expect(await recommend()).toEqual({ 'sales 2026-03-02': points({ 0: 1, 1: 1, 9: 1 }) });
  const { rows } = await core.database.worker.query(`select data from event where external_id = 'x-4'`);
  expect(rows).toEqual([{ data: { refused: 'edit-invalid' } }]);
});

test('the id of an edit that waits is taken', async () => {
  const waits = edit('taken', 'response.amended', { response: 'r-77', answers: { recommend: 3 } });
  expect(await core.accept([waits])).toEqual([{ id: 'taken', status: 'waiting' }]);
  expect(
    await core.accept([response('taken', { recommend: 3 }), response('free', { recommend: 5 })]),
  ).toMatchObject([{ status: 'rejected', code: 'id-conflict' }, { status: 'accepted' }]);
  expect(await core.accept([edit('freed', 'response.withdrawn', { response: 'free' })])).toMatchObject([
    { status: 'accepted' },
  ]);
});

test('skipped, test, and answers without consent are kept as what they are', async () => {
  await core.accept([
    edit('k-1', 'consent.changed', {
      customer: { externalId: 'c-9' },
      department: 'sales',
      purpose: 'surveys',
      granted: false,
    }),
  ]);
  await core.accept([
    response('r-6', { recommend: 10 }, { customer: { externalId: 'c-9' }, department: 'logistics' }),
    response('r-7', { recommend: 10 }, { test: true, department: 'logistics' }),
    response('r-8', { satisfaction: 4 }, { department: 'logistics' }),
    response('r-9', { recommend: { excluded: 'dont-know' } }, { department: 'logistics' }),
  ]);
  await core.fold();
  // Eleven points, then: skipped, dont-know, superseded, no-consent, test.
  expect((await recommend())['logistics 2026-03-02']).toEqual(points({ 11: 1, 12: 1, 14: 1, 15: 1 }));
});

test('where the latest per customer and wave counts, edits, merges and un-merges move what is superseded', async () => {
  await core.ensureSurvey.ensure({
    ...(core.surveys.definition('relationship') as NonNullable<ReturnType<typeof core.surveys.definition>>),
    key: 'pulse',
    counts: 'latest-per-customer-per-wave',
  });
  const answer = (id: string, customer: string, recommend: number, time: string) => ({
    ...response(id, { recommend }, { survey: 'pulse', wave: 'w1', customer: { externalId: customer } }),
    time,
  });
  const pulse = async () => {
    await core.fold();
    const { rows } = await core.database.worker.query(
      `select ${recommendCounts} from tally_score t
         join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id
        where m.key = 'response:pulse.recommend' and cut = 'department' and grain = 'day'`,
    );
    return rows.reduce((sum, row) => sum.map((n: number, i: number) => n + row.counts[i]), points({}));
  };
  await core.accept([
    answer('p-1', 'p', 3, '2026-03-02T00:00:00Z'),
    answer('p-2', 'p', 8, '2026-03-03T00:00:00Z'),
  ]);
  expect(await pulse()).toEqual(points({ 8: 1, 13: 1 }));
  await core.accept([answer('p-0', 'p', 1, '2026-03-01T00:00:00Z')]);
  expect(await pulse()).toEqual(points({ 8: 1, 13: 2 }));
  await core.accept([edit('pw', 'response.withdrawn', { response: 'p-2' })]);
  expect(await pulse()).toEqual(points({ 3: 1, 13: 1 }));
  await core.accept([answer('q-1', 'q', 9, '2026-03-05T00:00:00Z')]);
  const pair = { customer: { externalId: 'p' }, absorbed: { externalId: 'q' }, department: 'sales' };
  await core.accept([edit('m-1', 'customer.merged', pair)]);
  expect(await pulse()).toEqual(points({ 9: 1, 13: 2 }));
  await core.accept([answer('q-2', 'q', 10, '2026-03-06T00:00:00Z')]);
  expect(await pulse()).toEqual(points({ 10: 1, 13: 3 }));
  await core.accept([edit('m-2', 'customer.unmerged', pair)]);
  expect(await pulse()).toEqual(points({ 3: 1, 10: 1, 13: 2 }));
});

test('erasing a customer removes who it was, keeps what was counted, and neither a redelivery nor a late edit brings anybody back', async () => {
  const before = await recommend();
  await core.accept([
    edit('e-1', 'customer.erased', { customer: { externalId: 'c-17' }, department: 'sales' }),
  ]);
  await core.accept([response('r-1', { recommend: 9, satisfaction: 4, comment: 'Fast,\u2028 快' })]);
  const late = edit('late-1', 'response.amended', {
    response: 'r-1',
    answers: { comment: 'It is me again' },
  });
  expect(await core.accept([late])).toMatchObject([{ status: 'accepted' }]);
  await core.fold();
  expect(await recommend()).toEqual(before);
  const { rows } = await core.database.worker.query(
    `select (select count(*)::int from event_text) as texts,
            (select count(*)::int from customer_identity where value = 'c-17') as identities`,
  );
  expect(rows).toEqual([{ texts: 0, identities: 0 }]);
});

test('no edit moves a fact further ahead than a fact may be', async () => {
  const time = new Date(Date.now() + 25 * 3_600_000).toISOString();
  const ahead = edit('ahead-1', 'fact.amended', { fact: { source: '/crm/north', id: 'r-1' }, time });
  expect(await core.accept([ahead])).toMatchObject([
    { status: 'rejected', code: 'time-too-far-ahead', field: 'data.time' },
  ]);
});

test('sums, durations and counts of other events fold as well', async () => {
  const order = (id: string, amount: number) =>
    edit(id, 'order.placed', {
      order: id,
      department: 'sales',
      customer: { externalId: 'buyer' },
      amount: { amount, currency: 'CNY' },
    });
  const outcome = await core.accept([order('o-1', 12_345), order('o-2', 100)]);
  expect(outcome).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  await core.fold();
  const { rows } = await core.database.worker.query(
    `select m.key, sum(t.n)::int as n, sum(t.sum)::text as sum, sum(t.sum_of_squares)::text as squares
       from tally_sum t join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id
      where s.cut = 'department' and s.grain = 'day' group by 1`,
  );
  expect(rows).toEqual([
    { key: expect.stringContaining('CNY'), n: 2, sum: '12445', squares: String(12_345 ** 2 + 100 ** 2) },
  ]);
});
