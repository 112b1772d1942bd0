import type { z } from 'zod';
import { SdkError } from '../sdk-error.ts';
import type { Extend } from './extensions.ts';
import type { Host, Permission } from './host.ts';

/** A plugin: a plain frozen value. */
export interface Plugin<S extends z.ZodType = z.ZodType, P extends Permission = Permission> {
  /** Unique within an installation, kebab-case: `<kind>-<name>`. */
  readonly name: string;
  /** The SDK versions it was built for, for instance `^1.0.0`. */
  readonly sdk: string;
  /** Validated at boot; the admin draws the settings form from it. */
  readonly options: S;
  /** The parts of the host it needs; `setup` is handed these and nothing else. */
  readonly permissions: readonly P[];
  setup(extend: Extend, options: z.output<S>, host: Pick<Host, P>): void;
}

/**
 * Makes a plugin. Throws `definition-invalid`.
 *
 * @example
 * export default definePlugin({
 *   name: 'metric-loyalty',
 *   sdk: '^1.0.0',
 *   options: z.object({}),
 *   permissions: [],
 *   setup: (extend) => extend.indicator(loyaltyIndex),
 * });
 */
export function definePlugin<S extends z.ZodType, const P extends Permission>(
  plugin: Plugin<S, P>,
): Plugin<S, P> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(plugin.name))
    throw new SdkError('definition-invalid', `plugin ${plugin.name}: the name must be kebab-case`);
  return Object.freeze({ ...plugin, permissions: Object.freeze([...plugin.permissions]) });
}
