import type { Indicator } from '@attune/plugin-sdk';
import type { LoadedPlugin } from './load-plugins.ts';

/** What the plugins of this installation contributed, by extension point. */
export class LoadedPlugins {
  constructor(private readonly plugins: readonly LoadedPlugin[]) {}

  indicators(): { indicator: Indicator; plugin: string }[] {
    return this.plugins.flatMap(({ name, extensions }) =>
      extensions.indicators.map((indicator) => ({ indicator, plugin: name })),
    );
  }
}
