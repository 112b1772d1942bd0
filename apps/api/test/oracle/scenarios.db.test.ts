import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../support/clone-database.ts';
import { productCells, startProduct } from './product.ts';
import { runCommands } from './run-commands.ts';
import { scenarios } from './scenarios.ts';
import { totalOf } from './totals.ts';

for (const { name, commands, expected } of scenarios) {
  test(name, async () => {
    await using clone = await cloneDatabase(inject('postgres'));
    const core = await startProduct(clone.url, { partitions: 2 });
    try {
      await runCommands(core, commands);
      const cells = await productCells(core);
      const names = Object.keys(expected);
      expect(Object.fromEntries(names.map((name) => [name, totalOf(cells, name)]))).toEqual(expected);
    } finally {
      await core.close();
    }
  });
}

test('erasing one of several who are one leaves nothing of any of them', async () => {
  await using clone = await cloneDatabase(inject('postgres'));
  const core = await startProduct(clone.url, { partitions: 2 });
  try {
    const about = (type: string, id: string, data: Record<string, unknown>) => ({
      specversion: '1.0',
      id,
      source: '/crm/a',
      type,
      time: '2026-03-02T09:12:00Z',
      data,
    });
    const [one, other] = [{ externalId: 'c1' }, { externalId: 'c2', email: 'li@x.cn' }];
    const answers = await core.accept([
      about('customer.registered', '1', { customer: one, name: 'Li', segment: 'gold' }),
      about('complaint.filed', '2', { customer: one, department: 'sales', text: 'Mine' }),
      about('complaint.filed', '3', { customer: other, department: 'sales', text: 'Mine as well' }),
      about('customer.merged', '4', { customer: one, absorbed: other }),
      about('customer.erased', '5', { customer: other }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    const { rows } = await core.database.worker.query(
      `select (select count(*)::int from customer_identity) as identities,
              (select count(*)::int from event_text) as texts,
              (select count(*)::int from customer where name is not null or segment is not null) as profiles`,
    );
    expect(rows).toEqual([{ identities: 0, texts: 0, profiles: 0 }]);
  } finally {
    await core.close();
  }
});
