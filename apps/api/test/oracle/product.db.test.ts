import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../support/clone-database.ts';
import { type Command, commands, told } from './commands.ts';
import { minimise } from './minimise.ts';
import { startProduct } from './product.ts';
import { runCommands } from './run-commands.ts';

/** How the product differs from the oracle after these commands on a fresh database, if it does. */
const difference = (partitions: number) => async (list: readonly Command[]) => {
  await using clone = await cloneDatabase(inject('postgres'));
  const core = await startProduct(clone.url, { partitions });
  try {
    await runCommands(core, list);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    await core.close();
  }
};

const runs = Number(process.env['ORACLE_RUNS'] ?? 6);
const seed = Number(process.env['ORACLE_SEED'] ?? 20_260_302);

test.each([1, 2, 7])(
  'the product counts and answers as the oracle does, on %i partitions',
  async (partitions) => {
    const differs = difference(partitions);
    const result = await fc.check(
      fc.asyncProperty(commands(14), async (list) => {
        const wrong = await differs(list);
        if (wrong) throw new Error(wrong);
      }),
      { numRuns: runs, seed: seed + partitions, endOnFailure: true },
    );
    if (!result.failed) return;
    const [found = []] = result.counterexample ?? [];
    const { list, error } = await minimise(found, differs);
    expect.fail(
      `ORACLE_SEED=${seed}, path ${result.counterexamplePath}\n${told(list)}\n${error ?? String(result.errorInstance)}`,
    );
  },
  300_000,
);
