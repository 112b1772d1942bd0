import { z } from 'zod';
import { SdkError } from '../sdk-error.ts';
import type { Plugin } from './define-plugin.ts';
import type { Extensions } from './extensions.ts';
import { collectExtensions } from './extensions.ts';
import type { Host, Permission } from './host.ts';
import { grant } from './host.ts';
import { checkSdkRange } from './sdk-version.ts';

/**
 * Checks the SDK range, validates the options, runs `setup` once and answers what the plugin contributes.
 * Throws `sdk-range-unreadable`, `sdk-incompatible`, `options-invalid`, `setup-failed`, `indicator-duplicate`.
 */
export function loadPlugin<S extends z.ZodType, P extends Permission>(
  plugin: Plugin<S, P>,
  rawOptions: unknown,
  host: Host,
): Extensions {
  checkSdkRange(plugin.sdk);
  const options = plugin.options.safeParse(rawOptions);
  if (!options.success)
    throw new SdkError('options-invalid', `${plugin.name}: ${z.prettifyError(options.error)}`, {
      cause: options.error,
    });
  return collectExtensions(plugin.name, (extend) => {
    try {
      plugin.setup(extend, options.data, grant(host, plugin.permissions));
    } catch (error) {
      if (error instanceof SdkError) throw error;
      throw new SdkError('setup-failed', `${plugin.name}: ${String(error)}`, { cause: error });
    }
  });
}
