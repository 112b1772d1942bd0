import { Injectable } from '@nestjs/common';
import { ChangePlugins } from './change-plugins.ts';
import { PluginUses } from './plugin-uses.ts';
import { markRemoved } from './plugins.store.ts';
import { pluginProblem } from './problems.ts';
import { keysOf } from './row-indicators.ts';

@Injectable()
export class RemovePlugin {
  constructor(
    private readonly change: ChangePlugins,
    private readonly uses: PluginUses,
  ) {}

  /** Throws `plugin-not-found`, `plugin-in-use`. */
  async run(name: string): Promise<void> {
    await this.change.run(async (tx, installed) => {
      const row = installed.find((each) => each.name === name);
      if (!row) throw pluginProblem('plugin-not-found');
      const uses = await this.uses.of(keysOf(row));
      if (uses.length > 0)
        throw pluginProblem('plugin-in-use', { detail: `It is used by ${uses.join(', ').slice(0, 1000)}.` });
      await markRemoved(tx, name);
    });
  }
}
