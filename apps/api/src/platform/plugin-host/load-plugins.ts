import { type Extensions, type Host, type HostLog, loadPlugin, type Plugin } from '@attune/plugin-sdk';

export interface InstalledPlugin {
  plugin: Plugin;
  options: unknown;
}

export interface LoadedPlugin {
  name: string;
  extensions: Extensions;
}

/**
 * Sets up the plugins in order. One that fails at boot is reported and left out: it harms nothing but itself.
 */
export function loadPlugins(installed: readonly InstalledPlugin[], log: HostLog): LoadedPlugin[] {
  const host: Host = { log, clock: { now: () => new Date() } };
  return installed.flatMap(({ plugin, options }) => {
    try {
      return [{ name: plugin.name, extensions: loadPlugin(plugin, options, host) }];
    } catch (error) {
      log.error(
        `The plugin ${plugin.name} is left out: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  });
}
