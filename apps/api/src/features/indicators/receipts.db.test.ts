import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  answer,
  atSales,
  bind,
  csatBody,
  february,
  formulaBody,
} from '../../../test/support/definition-bodies.ts';
import { startDefinedWorld } from '../../../test/support/defined-world.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { Jobs } from '../jobs/jobs.ts';
import { DescribePin } from '../pinned-receipts/describe-pin.ts';
import { KeepReceipts } from '../pinned-receipts/keep-receipts.ts';
import { RecountPin } from '../pinned-receipts/recount-pin.ts';
import { AskForRecount } from '../recounts/ask-for-recount.ts';

let world: Awaited<ReturnType<typeof startDefinedWorld>>;

beforeAll(async () => {
  world = await startDefinedWorld(inject('postgres'));
});
afterAll(() => world?.close());

test('a receipt that is kept is recounted whenever somebody asks, and says why it is another number', async () => {
  const { database } = world.core;
  await world.publish('csat-all', csatBody(), null);
  const [row] = (await world.ask('csat-all', { to: '2026-02-28' })).rows;
  const describe = new DescribePin(world.departments, world.tokens);
  const pins = new KeepReceipts(database, world.tokens, describe);
  const asking = new AskForRecount(new Jobs(database), world.receipts, world.departments);
  const recountPin = new RecountPin(database, world.receipts, asking, describe);
  const kept = await pins.keep(world.viewer, { receipt: row?.receipt ?? '', note: 'Annual report' });
  expect(kept).toMatchObject({ indicator: 'csat-all', n: 12, department: 'enterprise', recount: null });
  await expect(pins.keep(world.viewer, { receipt: row?.receipt ?? '', note: '' })).rejects.toMatchObject({
    code: 'pin-exists',
  });
  expect((await recountPin.run(world.viewer, kept.id)).recount).toMatchObject({
    outcome: 'same',
    changes: [],
  });
  const sales = viewerOf(world.core.departments, 'sales');
  expect(await pins.list(sales)).toEqual([]);
  await expect(recountPin.run(sales, kept.id)).rejects.toMatchObject({ code: 'pin-not-found' });
  // What no review would let through: a published version is changed.
  await database.worker.query(
    `update indicator_definition set body = jsonb_set(body, '{method,bindings}', $1) where indicator = 'csat-all'`,
    [JSON.stringify([bind(atSales, null)])],
  );
  await database.worker.query('update indicator_library set revision = revision + 1');
  expect((await recountPin.run(world.viewer, kept.id)).recount).toMatchObject({
    outcome: 'changed',
    value: 4,
    n: 4,
    changes: [{ code: 'definition-changed', count: null }],
  });
  await pins.remove(world.viewer, kept.id);
  expect(await pins.list(world.viewer)).toEqual([]);
});

test('a figure is read as it stood when the log had come to a position', async () => {
  const query = { from: '2026-02-01', to: '2026-02-28', by: 'department' };
  const { rows } = await world.ask('csat-percent', query);
  await world.publish('heart', formulaBody('0.5 * csat_percent + 10 * csat'), null);
  const { positions } = await world.receipts.read(world.viewer, rows[0]?.receipt ?? '');
  await world.core.accept([answer('s-late', atSales, 1, february)]);
  await world.core.fold();
  const asOf = positions.join();
  const now = await world.ask('csat-percent', query);
  expect(now.rows[0]?.n).toBe(13);
  const then = await world.ask('csat-percent', { ...query, asOf });
  expect(then.rows.map(({ department, value, n }) => [department, value, n])).toEqual(
    rows.map(({ department, value, n }) => [department, value, n]),
  );
  expect((await world.receipts.read(world.viewer, then.rows[0]?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    n: 12,
  });
  expect((await world.ask('csat-percent', { ...query, asOf: rows[0]?.receipt })).rows[0]).toMatchObject({
    value: rows[0]?.value,
    n: 12,
  });
  const formula = await world.ask('heart', { ...query, by: undefined, asOf });
  expect((await world.receipts.read(world.viewer, formula.rows[0]?.receipt ?? '')).recount.outcome).toBe(
    'same',
  );
  for (const asked of ['1', '-1,0', '1e9,1', 'now', `${rows[0]?.receipt}x`, '1.5,2'])
    await expect(world.ask('csat', { asOf: asked })).rejects.toMatchObject({
      code: 'as-of-invalid',
      field: 'asOf',
    });
  await expect(world.ask('csat', { asOf, by: 'department,channel' })).rejects.toMatchObject({
    code: 'as-of-not-read',
  });
});
