import { hash } from 'node:crypto';
import { largestBundle, type NewPlugin } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { ChangePlugins } from './change-plugins.ts';
import { ExamineBundle } from './examine-bundle.ts';
import { insertPlugin } from './plugins.store.ts';
import { pluginProblem } from './problems.ts';
import { refuseTakenKeys } from './taken-keys.ts';

/** Tries a plugin and keeps it, enabled; one of the same name is replaced. */
@Injectable()
export class InstallPlugin {
  constructor(
    private readonly change: ChangePlugins,
    private readonly examine: ExamineBundle,
    private readonly source: IndicatorSource,
    private readonly builtIn: LoadedPlugins,
  ) {}

  /** Throws `plugin-too-large`, `plugin-built-in`, `indicator-duplicate`, and the problems of `ExamineBundle`. */
  async run(principal: Principal, wanted: NewPlugin): Promise<void> {
    const { bundle, options } = wanted;
    if (Buffer.byteLength(bundle) > largestBundle)
      throw pluginProblem('plugin-too-large', { field: 'bundle' });
    const description = await this.examine.run(wanted);
    const { name, told } = description;
    if (this.builtIn.names().includes(name)) throw pluginProblem('plugin-built-in', { field: 'bundle' });
    const sha256 = hash('sha256', bundle);
    const installedBy = `${principal.kind}:${principal.id}`;
    await this.change.run(async (tx, installed) => {
      refuseTakenKeys(description, this.source, installed);
      await insertPlugin(tx, { name, bundle, sha256, options, description: told, installedBy });
    });
  }
}
