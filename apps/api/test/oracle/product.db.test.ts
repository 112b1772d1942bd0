import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../support/clone-database.ts';
import { type Command, commands, told } from './commands.ts';
import { startProduct } from './product.ts';
import { runCommands } from './run-commands.ts';

async function differs(list: readonly Command[], partitions: number): Promise<string | undefined> {
  await using clone = await cloneDatabase(inject('postgres'));
  const core = await startProduct(clone.url, { partitions });
  try {
    await runCommands(core, list);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    await core.close();
  }
}

const runs = Number(process.env['ORACLE_RUNS'] ?? 7);
const seed = Number(process.env['ORACLE_SEED'] ?? 20_260_302);

test.each([1, 2, 7])(
  'the product counts and answers as the oracle does, on %i partitions',
  async (partitions) => {
    const property = fc.asyncProperty(commands(40), async (list) => {
      const difference = await differs(list, partitions);
      if (difference) throw new Error(difference);
    });
    const result = await fc.check(property, {
      numRuns: runs,
      seed: seed + partitions,
      interruptAfterTimeLimit: 100_000,
      endOnFailure: process.env['ORACLE_SHRINK'] === 'no',
    });
    if (!result.failed) return;
    const [list = []] = result.counterexample ?? [];
    expect.fail(
      `seed ${seed + partitions}, path ${result.counterexamplePath}\n${told(list)}\n${String(result.errorInstance)}`,
    );
  },
  300_000,
);
