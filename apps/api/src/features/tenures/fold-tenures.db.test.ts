import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { StreamedEvent } from '../../platform/stream/handler.ts';
import { sweepFold } from '../measures/sweep-fold.ts';
import { FoldTenures } from './fold-tenures.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

type Told = Pick<StreamedEvent, 'before' | 'after'>;

const told = (
  subject: string,
  change: 'joined' | 'lost',
  month: number,
  department = 1,
): Told['after'][number] => ({
  at: Date.UTC(2026, month - 1, 15),
  department,
  dimensions: {},
  measures: {},
  tenure: { subject, change },
});

function fold(events: readonly Told[], partition = 0): Promise<void> {
  const handler = new FoldTenures({ id: core.generation, timeZone: 'Asia/Shanghai' });
  return inTransaction(core.database.worker, (tx) =>
    handler.handle({ partition, events: events as StreamedEvent[] }, tx),
  );
}

async function tenures(): Promise<string[]> {
  const { rows } = await core.database.worker.query<{ told: string }>(
    `select n || '× ' || to_char(joined, 'MM') || '/' || coalesce(to_char(nullif(lost, 'infinity'), 'MM'), '..')
              || case when department_id = 1 then '' else '@' || department_id end as told
       from tally_tenure where n <> 0 order by department_id, joined, lost`,
  );
  return rows.map((row) => row.told);
}

test('partitions that tell of the same subscriptions at the same moment count each of them once', async () => {
  const subjects = Array.from({ length: 300 }, (_, i) => `s-${i}`);
  const all = (change: 'joined' | 'lost', month: number, department = 1) =>
    subjects.map((subject) => ({ before: [], after: [told(subject, change, month, department)] }));
  // Beginnings, ends elsewhere and returns, each on a partition of its own and in another order.
  const [begun, ended, returned] = [all('joined', 1), all('lost', 3, 2).toReversed(), all('joined', 5, 3)];
  await Promise.all([begun, ended, returned].map((events, partition) => fold(events, partition)));
  expect(await tenures()).toEqual(['300× 01/03', '300× 05/..@3']);
  // The ends were in April, of every other one; the returns had not been any.
  const other = <T>(events: readonly T[]) => events.filter((_, i) => i % 2 === 0);
  await Promise.all([
    fold(
      other(ended).map(({ after }) => ({
        before: after,
        after: after.map(({ tenure }) => told(tenure?.subject ?? '', 'lost', 4, 1)),
      })),
    ),
    fold(returned.toReversed().map(({ after }) => ({ before: after, after: [] }))),
  ]);
  expect(await tenures()).toEqual(['150× 01/03', '150× 01/04']);
  // Their beginnings were in department 2; then they were not, and meanwhile somebody began them in 3 and 4.
  const moved = begun.map(({ after }) => ({
    before: after,
    after: after.map(({ tenure }) => told(tenure?.subject ?? '', 'joined', 1, 2)),
  }));
  const back = moved.toReversed().map(({ before, after }) => ({ before: after, after: before }));
  await fold(moved);
  expect(await tenures()).toEqual(['150× 01/03@2', '150× 01/04@2']);
  await Promise.all(
    [back, all('joined', 1, 4), all('joined', 1, 3).toReversed()].map((events) => fold(events)),
  );
  expect(await tenures()).toEqual(['150× 01/03', '150× 01/04']);
  await fold(begun.map(({ after }) => ({ before: after, after: [] })));
  expect(await tenures()).toEqual(['150× 01/03@3', '150× 01/04@3']);
});

test('what is taken back before it came is not there; nothing is added to a generation that was retired', async () => {
  const gone = { before: [told('early', 'joined', 2)], after: [] };
  await fold([gone]);
  await fold([{ before: [], after: [told('early', 'lost', 3)] }]);
  expect(await tenures()).toEqual(['150× 01/03@3', '150× 01/04@3']);
  await fold([{ before: [], after: [told('early', 'joined', 2), told('early', 'joined', 3)] }]);
  expect(await tenures()).toEqual(['1× 03/03', '150× 01/03@3', '150× 01/04@3']);
  const { worker } = core.database;
  await worker.query(`update tally_generation set status = 'retired'`);
  await worker.query(`insert into cursor (handler, partition) values ('fold-tenures:' || $1::int, 0)`, [
    core.generation,
  ]);
  await sweepFold(worker, 'fold-tenures', ['tenure_subject', 'tally_tenure']);
  await fold([{ before: [], after: [told('late', 'joined', 2)] }]);
  const { rows } = await worker.query('select from tenure_subject union all select from tally_tenure');
  expect(rows).toEqual([]);
});
