import { Injectable } from '@nestjs/common';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { ChangePlugins } from './change-plugins.ts';
import { markEnabled } from './plugins.store.ts';
import { pluginProblem } from './problems.ts';
import { indicatorsOf } from './row-indicators.ts';
import { refuseTakenKeys } from './taken-keys.ts';

/** Enables or disables an installed plugin. Where it is so already, nothing changes. */
@Injectable()
export class SwitchPlugin {
  constructor(
    private readonly change: ChangePlugins,
    private readonly source: IndicatorSource,
  ) {}

  /** Throws `plugin-not-found`, and `indicator-duplicate` where its keys were taken while it was disabled. */
  async run(name: string, enabled: boolean): Promise<void> {
    await this.change.run(async (tx, installed) => {
      const row = installed.find((each) => each.name === name);
      if (!row) throw pluginProblem('plugin-not-found');
      if (enabled) refuseTakenKeys({ name, indicators: indicatorsOf(row) }, this.source, installed);
      await markEnabled(tx, name, enabled);
    });
  }
}
