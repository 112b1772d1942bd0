import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { pluginProblem } from './problems.ts';
import type { InstalledRow } from './plugins.store.ts';
import { keysOf } from './row-indicators.ts';

/**
 * Throws `indicator-duplicate` where an indicator of the plugin belongs to another, built in or installed and enabled.
 *
 * @param installed all that are in use, read under the lock
 */
export function refuseTakenKeys(
  plugin: { name: string; indicators: readonly Pick<IndicatorDescription, 'key'>[] },
  source: IndicatorSource,
  installed: readonly InstalledRow[],
): void {
  const taken = new Map(
    [...source.byKey().values()]
      .filter(({ isolated }) => !isolated)
      .map((offered) => [offered.definition.key, offered.plugin]),
  );
  for (const row of installed)
    if (row.enabled && row.name !== plugin.name) for (const key of keysOf(row)) taken.set(key, row.name);
  for (const { key } of plugin.indicators) {
    const other = taken.get(key);
    if (other !== undefined)
      throw pluginProblem('indicator-duplicate', {
        field: 'bundle',
        detail: `The plugin ${other} has an indicator ${key} already: choose another key, or disable that plugin.`,
      });
  }
}
