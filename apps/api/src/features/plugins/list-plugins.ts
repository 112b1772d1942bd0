import type { PluginAnswer } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { type FollowedPlugin, InstalledPlugins } from './installed-plugins.ts';
import { indicatorsOf } from './row-indicators.ts';

/** Built-in plugins, then the installed ones by name, as this process has them. */
@Injectable()
export class ListPlugins {
  constructor(
    private readonly builtIn: LoadedPlugins,
    private readonly installed: InstalledPlugins,
    private readonly source: IndicatorSource,
  ) {}

  run(): PluginAnswer[] {
    return [
      ...this.builtIn.names().map((name) => this.#builtIn(name)),
      ...this.installed.all().map(described),
    ];
  }

  #builtIn(name: string): PluginAnswer {
    const indicators = [...this.source.byKey().values()]
      .filter(({ plugin }) => plugin === name)
      .map(({ definition: { key, version, names } }) => ({ key, version, names }));
    return {
      name,
      builtIn: true,
      version: null,
      sha256: null,
      options: null,
      installedBy: null,
      installedAt: null,
      status: 'enabled',
      indicators,
      lastFailure: null,
    };
  }
}

function described({ row, plugin, failure }: FollowedPlugin): PluginAnswer {
  const last = failure ?? plugin?.lastFailure ?? null;
  const { name, version, sha256, options, installedBy, installedAt, enabled } = row;
  return {
    name,
    builtIn: false,
    version,
    sha256,
    options,
    installedBy,
    installedAt: installedAt.toISOString(),
    status: !enabled ? 'disabled' : failure ? 'failing' : 'enabled',
    indicators: indicatorsOf(row),
    lastFailure: last && {
      at: last.at.toISOString(),
      code: last.failure.code,
      detail: last.failure.detail,
    },
  };
}
