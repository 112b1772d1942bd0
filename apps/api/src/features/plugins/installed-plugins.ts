import type { HostLog } from '@attune/plugin-sdk';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import { IsolatedPlugin } from '../../platform/plugin-host/isolated/isolated-plugin.ts';
import { answerCache, offeredIsolated } from '../../platform/plugin-host/isolated/isolated-reader.ts';
import { readDescription } from '../../platform/plugin-host/isolated/plugin-description.ts';
import { PluginFailure, sentenceOf } from '../../platform/plugin-host/plugin-failure.ts';
import { type InstalledRow, readBundle, readInstalled } from './plugins.store.ts';

const cacheBytes = 16 * 1024 * 1024;

/** A plugin as this process has it. */
export interface FollowedPlugin {
  row: InstalledRow;
  /** None where it is disabled, or cannot be offered. */
  plugin: IsolatedPlugin | null;
  /** Why it is not offered although it is enabled. */
  failure: { at: Date; failure: PluginFailure } | null;
}

/**
 * The installed plugins of this process: it offers what the table says, and follows it. What they are is known from
 * when they were installed, so their processes start when somebody asks for a figure.
 */
@Injectable()
export class InstalledPlugins implements OnModuleInit, OnModuleDestroy {
  readonly #log: HostLog = hostLog(new Logger('plugins'));
  readonly #cache = answerCache(cacheBytes);
  #followed: ReadonlyMap<string, FollowedPlugin> = new Map();
  #loading: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly database: Database,
    private readonly source: IndicatorSource,
  ) {}

  onModuleInit(): Promise<void> {
    return this.reload();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#loading.catch(() => undefined);
    await Promise.all([...this.#followed.values()].map(({ plugin }) => plugin?.stop()));
  }

  all(): FollowedPlugin[] {
    return [...this.#followed.values()];
  }

  /** As the table now is. One reading at a time, and one that began before this call is not enough. */
  reload(): Promise<void> {
    this.#loading = this.#loading.catch(() => undefined).then(() => this.#read());
    return this.#loading;
  }

  reloadQuietly(): void {
    this.reload().catch((error: unknown) =>
      this.#log.warn(`Plugins could not be read again: ${sentenceOf(error)}`),
    );
  }

  async #read(): Promise<void> {
    if (this.#stopped) return;
    const rows = await readInstalled(this.database.worker);
    const before = this.#followed;
    const kept = new Map(
      rows.flatMap((row) => {
        const known = before.get(row.name);
        const isSame = known?.row.id === row.id && known.row.enabled === row.enabled && !known.failure;
        return isSame ? [[row.name, known] as const] : [];
      }),
    );
    // In one go: nobody sees a plugin gone that is only replaced, and a key may go from one to another.
    const left = [...before].filter(([name]) => !kept.has(name));
    for (const [name] of left) this.source.withdraw(name);
    this.#followed = new Map(rows.map((row) => [row.name, kept.get(row.name) ?? this.#follow(row)]));
    await Promise.all(left.map(([, { plugin }]) => plugin?.stop()));
  }

  #follow(row: InstalledRow): FollowedPlugin {
    if (!row.enabled) return { row, plugin: null, failure: null };
    const { id, name, options } = row;
    const bundle = () => readBundle(this.database.worker, id);
    const plugin = new IsolatedPlugin({ name, bundle, options, log: this.#log });
    try {
      const description = readDescription(row.description);
      this.source.offer(
        name,
        offeredIsolated({ plugin, description, fingerprint: String(id), cache: this.#cache }),
      );
      return { row, plugin, failure: null };
    } catch (error) {
      return { row, plugin: null, failure: this.#leaveOut(row, error) };
    }
  }

  /** Of another SDK since the product was updated, or its key was taken by what is built in. Said once. */
  #leaveOut({ id, name }: InstalledRow, error: unknown): NonNullable<FollowedPlugin['failure']> {
    const known = this.#followed.get(name);
    if (known?.row.id === id && known.failure) return known.failure;
    const failure =
      error instanceof PluginFailure ? error : new PluginFailure('plugin-invalid', sentenceOf(error));
    this.#log.error(`The plugin ${name} is left out: ${failure.detail}`);
    return { at: new Date(), failure };
  }
}

function hostLog(logger: Logger): HostLog {
  const line = (message: string, fields: object = {}) =>
    Object.keys(fields).length === 0 ? message : `${message} ${JSON.stringify(fields)}`;
  return {
    info: (message, fields) => logger.log(line(message, fields)),
    warn: (message, fields) => logger.warn(line(message, fields)),
    error: (message, fields) => logger.error(line(message, fields)),
  };
}
