import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PluginUses } from '../plugins/plugin-uses.ts';
import type { Definition } from './definition.ts';
import { IndicatorLibrary } from './indicator-library.ts';

/** Tells those who would remove a plugin which definitions read its indicators. */
@Injectable()
export class DefinitionUses implements OnModuleInit {
  constructor(
    private readonly uses: PluginUses,
    private readonly library: IndicatorLibrary,
  ) {}

  onModuleInit(): void {
    this.uses.register((keys) => this.#readersOf(new Set(keys)));
  }

  async #readersOf(keys: ReadonlySet<string>): Promise<string[]> {
    const library = await this.library.current();
    const versions = library.keys().flatMap((key) => library.versions(key));
    return versions
      .filter((version) => !version.builtIn && reads(version, keys))
      .map(({ key, version }) => `version ${version} of the indicator ${key}`);
  }
}

/** Also a retired one: its past figures are read with the plugin. */
function reads({ method, body }: Definition, keys: ReadonlySet<string>): boolean {
  if (method.kind === 'formula') return method.parts.some(({ indicator }) => keys.has(indicator));
  return body.method.kind === 'reading' && keys.has(body.method.reading);
}
