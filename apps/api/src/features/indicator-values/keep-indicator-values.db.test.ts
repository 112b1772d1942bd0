import { relationshipSurvey } from '@attune/contracts';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { type Command, commands } from '../../../test/oracle/commands.ts';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { event, response } from '../../../test/support/event.ts';
import { expectSameFigures, startKeeping } from '../../../test/support/keeping.ts';
import { markIndicatorDue } from './mark-indicator-due.ts';

type Keeping = Awaited<ReturnType<typeof startKeeping>>;

async function withKeeping(
  work: (keeping: Keeping) => Promise<void>,
  indicators?: readonly string[],
): Promise<void> {
  await using clone = await cloneDatabase(inject('postgres'));
  const keeping = await startKeeping(clone.url, indicators);
  try {
    await work(keeping);
  } finally {
    await keeping.close();
  }
}

const expectKept = async (keeping: Keeping) =>
  expectSameFigures(await keeping.kept(), await keeping.answered());

/** Folds are sometimes ahead of the notes and sometimes behind, and workers end in the midst of their work. */
async function run({ core, note, keepUntil }: Keeping, command: Command): Promise<void> {
  if (command.do === 'send') await core.accept(command.entries.map(rawOf));
  else if (command.do === 'send-together')
    for (const batch of command.batches) await core.accept(batch.map(rawOf));
  else if (command.do === 'settle') await core.settle();
  else if (command.do === 'close-periods') await core.closePeriods(command.day);
  else if (command.do === 'merge-shards') await note();
  else {
    await (command.batchSize < 3 ? core.fold() : note());
    await keepUntil(command.batchSize * 20);
  }
}

const rawOf = (entry: Extract<Command, { do: 'send' }>['entries'][number]) =>
  'event' in entry ? entry.event : entry.bad.raw;

test('figures are kept as they would be answered, whatever happened in which order, and none besides', async () => {
  await fc.assert(
    fc.asyncProperty(commands(12), fc.boolean(), (list, moved) =>
      withKeeping(async (keeping) => {
        const { core } = keeping;
        for (const command of list) await run(keeping, command);
        if (moved) keeping.moveService('sales', '2026-03-20');
        while ((await core.settle()) > 0);
        await keeping.note();
        await keeping.keepUntil(150);
        await core.fold();
        await keeping.keep();
        await expectKept(keeping);
      }),
    ),
    { numRuns: 3, seed: 20_261_122, endOnFailure: true },
  );
}, 120_000);

test('what figures are made of may change besides facts: they are worked out anew, and go with their indicator', () =>
  withKeeping(
    async (keeping) => {
      const { core } = keeping;
      const { worker } = core.database;
      const at = (time: string) => ({ time: `${time}T04:00:00Z` });
      await core.accept([
        ...[10, 9, 3].map((recommend) => response({ recommend, satisfaction: 4 }, at('2026-03-03'))),
        response({ recommend: 0 }, { ...at('2026-04-03'), department: 'service' }),
        event('subscription.started', { subscription: 's', department: 'sales' }, at('2026-02-01')),
      ]);
      await core.fold();
      await keeping.note();
      await keeping.keep();
      await expectKept(keeping);
      const figures = async (key: string) => {
        const { rows } = await worker.query<{ rows: number }>(
          'select count(*)::int as rows from indicator_value where indicator_key = $1',
          [key],
        );
        return rows[0]?.rows;
      };
      // Departments besides its own, months since it began, quarters and the year.
      expect(await figures('retention')).toBe(2 * (10 + 4 + 1));

      // Noted before it is folded: what is worked out meanwhile does not settle it.
      await core.accept([response({ recommend: 8, satisfaction: 2 }, at('2026-03-04'))]);
      await keeping.note();
      await keeping.keepUntil(Infinity);
      await core.fold();
      await keeping.keep();
      await expectKept(keeping);

      await core.declareDerived.declare(
        'satisfied',
        {
          names: { en: 'Satisfied', zh: '满意' },
          survey: relationshipSurvey.key,
          reduction: { method: 'csi', items: ['satisfaction'] },
        },
        'new',
      );
      await keeping.keep();
      await expectKept(keeping);
      await core.fold();
      await keeping.keep();
      expect(await figures('csi')).toBeGreaterThan(0);
      await expectKept(keeping);

      keeping.moveService('sales', '2026-04-01');
      await keeping.keep();
      await expectKept(keeping);

      await keeping.keepWithout('nps');
      expect(await figures('nps')).toBe(0);
      await keeping.keep();
      await expectKept(keeping);

      await worker.query(`update indicator_value set value = -1 where indicator_key = 'nps'`);
      await core.database.withScope({ departments: [] }, (tx) => markIndicatorDue(tx, 'nps'));
      await keeping.keep();
      await expectKept(keeping);

      const { rows } = await worker.query('select from moved_months');
      expect(rows).toEqual([]);
    },
    ['nps', 'csi', 'retention'],
  ));
