import { z } from 'zod';
import { names } from './departments.ts';

/** Bytes of a bundle. */
export const largestBundle = 2 * 1024 * 1024;

export const newPlugin = z.strictObject({
  /** One ES module that imports nothing: what the build of a plugin leaves in `dist/plugin.mjs`. */
  bundle: z.string().min(1),
  /** Checked by the plugin's own schema. No place for secrets: they are kept and shown as they are. */
  options: z.record(z.string().max(100), z.unknown()).default({}),
});
export type NewPlugin = z.infer<typeof newPlugin>;

export const plugin = z.object({
  name: z.string(),
  /** Part of the product and running in its process, or installed and running in one of its own. */
  builtIn: z.boolean(),
  /** How many times a plugin of this name was installed; null for a built-in one, as all that was stated then. */
  version: z.int().nullable(),
  /** Of the bundle, in hexadecimal. */
  sha256: z.string().nullable(),
  options: z.record(z.string(), z.unknown()).nullable(),
  /** `account:<id>` or `key:<id>`. */
  installedBy: z.string().nullable(),
  installedAt: z.iso.datetime().nullable(),
  /** `failing`: enabled, and yet its indicators are not there. */
  status: z.enum(['enabled', 'disabled', 'failing']),
  indicators: z.array(z.object({ key: z.string(), version: z.int(), names })),
  /** Why it gave no answer the last time it gave none; of the process that is asked, since it started. */
  lastFailure: z.object({ at: z.iso.datetime(), code: z.string(), detail: z.string() }).nullable(),
});
export type PluginAnswer = z.infer<typeof plugin>;

export const plugins = z.object({ plugins: z.array(plugin) });
