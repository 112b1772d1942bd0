import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PluginUses } from '../plugins/plugin-uses.ts';
import type { Definition } from './definition.ts';
import { DefinitionReaders } from './definition-readers.ts';
import { IndicatorLibrary } from './indicator-library.ts';

/** The first day that anything is read of. */
const firstDay = '1970-01-01';

/** Tells those who would remove a plugin which definitions, and which sets and other readers, need its indicators. */
@Injectable()
export class DefinitionUses implements OnModuleInit {
  constructor(
    private readonly uses: PluginUses,
    private readonly library: IndicatorLibrary,
    private readonly readers: DefinitionReaders,
  ) {}

  onModuleInit(): void {
    this.uses.register((keys) => this.#readersOf(new Set(keys)));
  }

  async #readersOf(keys: ReadonlySet<string>): Promise<string[]> {
    const library = await this.library.current();
    const versions = library.keys().flatMap((key) => library.versions(key));
    const definitions = versions
      .filter((version) => !version.builtIn && reads(version, keys))
      .map(({ key, version }) => `version ${version} of the indicator ${key}`);
    const others = (await this.readers.uses(firstDay))
      .filter(({ indicator }) => keys.has(indicator))
      .map(({ reader: { kind, key, version } }) => `version ${version} of the ${kind} ${key}`);
    return [...new Set([...definitions, ...others])];
  }
}

/** Also a retired one: its past figures are read with the plugin. */
function reads({ method, body }: Definition, keys: ReadonlySet<string>): boolean {
  if (method.kind === 'formula') return method.parts.some(({ indicator }) => keys.has(indicator));
  return body.method.kind === 'reading' && keys.has(body.method.reading);
}
