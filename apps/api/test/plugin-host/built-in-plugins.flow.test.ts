import { join } from 'node:path';
import { tallyKind } from '@attune/metrics';
import { type Indicator, shapeOf } from '@attune/plugin-sdk';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { plugins } from '../../attune.config.ts';
import type { Cell } from '../../src/platform/plugin-host/indicator-reader.ts';
import { offeredInProcess } from '../../src/platform/plugin-host/in-process-reader.ts';
import { loadPlugins } from '../../src/platform/plugin-host/load-plugins.ts';
import type { Judged } from '../../src/platform/plugin-host/wire.ts';
import { Lodger, quiet } from './plugin-text.ts';

const workspaces = join(import.meta.dirname, '..', '..', '..', '..', 'plugins');

async function bundleOf(name: string): Promise<string> {
  await using bundle = await rolldown({
    input: join(workspaces, name, 'dist', 'index.js'),
    platform: 'neutral',
  });
  const { output } = await bundle.generate({ format: 'esm' });
  return output[0].code;
}

/** Amounts beyond what a number holds, so that nothing is lost on the way. */
const facts: Record<Indicator['inputs'][string]['kind'], readonly unknown[]> = {
  score: [1, 5, 4, 4, 'skipped'],
  count: [1, 1, 1],
  sum: [2n ** 60n, 3, -1],
  duration: [1, 60_000, 3_600_000],
  fraction: [80, 60, 75, 'incomplete'],
  moments: [
    [1, 2, 3],
    [3, 3, 5],
    [5, 4, 4],
    [2, 2, 4],
  ],
  people: [{ times: 1, amount: 100 }, { times: 3, amount: 2n ** 55n }, { anonymous: 2 }],
  movement: ['stayed', 'stayed', 'lost', 'joined'],
};

function cellOf({ inputs }: Pick<Indicator, 'inputs'>, times: number): Cell {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const algebra = tallyKind(shapeOf(input, 3));
      const all = Array.from({ length: times }, () => facts[input.kind]).flat();
      return [name, algebra.addAll(algebra.empty(), all as never)];
    }),
  );
}

test.concurrent.each(plugins.map(({ plugin }) => plugin.name))(
  '%s, isolated: the verdict of the host is good, and every figure is that of this process',
  async (name) => {
    const [loaded] = loadPlugins(
      plugins.filter(({ plugin }) => plugin.name === name),
      quiet,
    );
    await using lodger = new Lodger(await bundleOf(name));
    const isolated = await lodger.reader();
    const judged = (await lodger.plugin.ask({ ask: 'judge' })) as Judged;
    expect(judged.filter(({ ok }) => !ok)).toEqual([]);
    for (const { definition, reader } of offeredInProcess(loaded as NonNullable<typeof loaded>, quiet)) {
      const { key } = definition;
      const cells = [0, 1, 3].map((times) => cellOf(definition, times));
      const pairs = cells.flatMap((before) => cells.map((after) => [before, after] as const));
      for (const [here, there] of [
        [
          await reader.readAll(key, cells, { level: 0.9 }),
          await isolated.readAll(key, cells, { level: 0.9 }),
        ],
        [await reader.compareAll(key, pairs), await isolated.compareAll(key, pairs)],
        [await reader.explainAll(key, cells), await isolated.explainAll(key, cells)],
      ])
        expect(there, key).toEqual(here);
    }
  },
);
