import type { HostLog } from '@attune/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { NewPlugin } from '@attune/contracts';
import { IsolatedPlugin } from '../../platform/plugin-host/isolated/isolated-plugin.ts';
import {
  type PluginDescription,
  readDescription,
} from '../../platform/plugin-host/isolated/plugin-description.ts';
import { PluginFailure } from '../../platform/plugin-host/plugin-failure.ts';
import { pluginProblem } from './problems.ts';

const quiet: HostLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const judged = z
  .array(
    z.object({
      key: z.string(),
      checks: z.array(z.object({ law: z.string(), ok: z.boolean(), detail: z.string().optional() })),
    }),
  )
  .max(100);

/** Tries a bundle in a process of its own before anybody relies on it: the verdict that its author had at home. */
@Injectable()
export class ExamineBundle {
  #last: Promise<unknown> = Promise.resolve();

  /** Throws `plugin-invalid`, `plugin-options-invalid`, `plugin-not-started`. One at a time. */
  run(wanted: NewPlugin): Promise<PluginDescription> {
    const turn = this.#last.then(() => this.#examine(wanted));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #examine({ bundle, options }: NewPlugin): Promise<PluginDescription> {
    const plugin = new IsolatedPlugin({ name: 'on trial', bundle, options, log: quiet });
    try {
      const description = readDescription(await plugin.describe());
      if (description.indicators.length === 0)
        throw new PluginFailure('plugin-invalid', 'It contributes no indicator.');
      const { data, success } = judged.safeParse(await plugin.ask({ ask: 'judge' }));
      if (!success)
        throw new PluginFailure('plugin-invalid', 'It could not be tried by the laws of indicators.');
      const broken = data.flatMap(({ key, checks }) =>
        checks
          .filter(({ ok }) => !ok)
          .map(({ law, detail }) => `${key}: not so: ${law} (${detail ?? 'no detail'})`),
      );
      if (broken.length > 0) throw new PluginFailure('plugin-invalid', broken.join('; ').slice(0, 2000));
      return description;
    } catch (error) {
      if (error instanceof PluginFailure) throw asProblem(error);
      throw error;
    } finally {
      await plugin.stop();
    }
  }
}

function asProblem({ code, detail }: PluginFailure) {
  if (code === 'plugin-not-started') return pluginProblem('plugin-not-started');
  if (code === 'options-invalid')
    return pluginProblem('plugin-options-invalid', { field: 'options', detail });
  return pluginProblem('plugin-invalid', { field: 'bundle', detail });
}
