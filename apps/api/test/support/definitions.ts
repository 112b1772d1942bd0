import type { Indicator, Plugin } from '@attune/plugin-sdk';
import { Definitions } from '../../src/features/indicator-definitions/definitions.ts';
import { IndicatorLibrary } from '../../src/features/indicator-definitions/indicator-library.ts';
import { ReadingRegistry } from '../../src/features/indicator-definitions/reading-registry.ts';
import { offeredInProcess } from '../../src/platform/plugin-host/in-process-reader.ts';
import { IndicatorSource } from '../../src/platform/plugin-host/indicator-source.ts';
import { loadPlugins } from '../../src/platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../src/platform/plugin-host/loaded-plugins.ts';
import type { startCore } from './core.ts';

type Core = Awaited<ReturnType<typeof startCore>>;

export interface Contributed {
  indicator: Indicator;
  plugin: string;
}

const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message: string) => {
    throw new Error(message);
  },
};

/** What plugins contribute that run in the process. */
export const contributedBy = (...plugins: readonly Plugin[]): Contributed[] =>
  new LoadedPlugins(
    loadPlugins(
      plugins.map((plugin) => ({ plugin, options: {} })),
      log,
    ),
  ).indicators();

/** The readings of these plugins. */
function readingsOf(contributed: readonly Contributed[]): IndicatorSource {
  const source = new IndicatorSource();
  for (const [name, some] of Map.groupBy(contributed, ({ plugin }) => plugin)) {
    const indicators = some.map(({ indicator }) => indicator);
    source.offer(name, offeredInProcess({ name, extensions: { indicators } }, log));
  }
  return source;
}

/** The library of a test: these readings, and what is defined in its database. */
export function definitionsOf(
  { database, measures, surveys }: Pick<Core, 'database' | 'measures' | 'surveys'>,
  readings: readonly Contributed[],
): Definitions {
  const registry = new ReadingRegistry(readingsOf(readings), measures, surveys);
  return new Definitions(new IndicatorLibrary(database, registry), registry);
}
