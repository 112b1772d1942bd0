import type { HostLog, Indicator } from '@attune/plugin-sdk';
import { offeredInProcess } from './in-process-reader.ts';
import { IndicatorSource } from './indicator-source.ts';
import type { LoadedPlugin } from './load-plugins.ts';

/** What the built-in plugins contributed, by extension point. */
export class LoadedPlugins {
  constructor(private readonly plugins: readonly LoadedPlugin[]) {}

  names(): string[] {
    return this.plugins.map(({ name }) => name);
  }

  indicators(): { indicator: Indicator; plugin: string }[] {
    return this.plugins.flatMap(({ name, extensions }) =>
      extensions.indicators.map((indicator) => ({ indicator, plugin: name })),
    );
  }

  /** A source with their indicators, to which installed plugins are added. */
  indicatorSource(log: HostLog): IndicatorSource {
    const source = new IndicatorSource();
    for (const plugin of this.plugins)
      try {
        source.offer(plugin.name, offeredInProcess(plugin, log));
      } catch (error) {
        log.error(`The indicators of ${plugin.name} are left out: ${(error as Error).message}`);
      }
    return source;
  }
}
