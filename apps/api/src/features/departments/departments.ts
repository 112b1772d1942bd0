import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import type { DayTree } from './day-tree.ts';
import type { DepartmentTree } from './department-tree.ts';
import { channel, readTree } from './departments.store.ts';
import { dayIn } from './today.ts';

const maxAgeMs = 30_000;
const reconnectMs = 2_000;

/**
 * The tree in memory, for everything that asks. Other processes' changes come by notification; should one be
 * missed, the tree is read again when it is asked for and old.
 */
@Injectable()
export class Departments implements OnModuleInit, OnModuleDestroy {
  readonly today: () => string;
  readonly #log = new Logger('departments');
  #tree: DepartmentTree | undefined;
  #readAt = 0;
  #reading: Promise<DepartmentTree> | undefined;
  #listener: ReturnType<Database['workerClient']> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly database: Database,
    config: Config,
  ) {
    this.today = dayIn(config.timeZone);
  }

  async onModuleInit(): Promise<void> {
    // Listening first: a change between the two is then read, not missed.
    await this.#listen();
    await this.reload();
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#listener?.end().catch(() => undefined);
  }

  /** As last read. Never waits. */
  tree(): DepartmentTree {
    if (this.#tree === undefined) throw new Error('Departments are read when the module starts.');
    if (Date.now() - this.#readAt > maxAgeMs) {
      this.#readAt = Date.now();
      this.#reloadQuietly();
    }
    return this.#tree;
  }

  /** Today's tree, which decides on access. */
  treeToday(): DayTree {
    return this.tree().treeOn(this.today());
  }

  /** Reads the tree as it now is. A reading that began before this call may have missed what the caller did. */
  async reload(): Promise<DepartmentTree> {
    await this.#reading?.catch(() => undefined);
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<DepartmentTree> {
    const tree = await this.database.withScope({ departments: [] }, readTree);
    this.#tree = tree;
    this.#readAt = Date.now();
    return tree;
  }

  #reloadQuietly(): void {
    this.reload().catch((error: unknown) => {
      this.#log.warn(
        `The department tree could not be read again: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    });
  }

  async #listen(): Promise<void> {
    const client = this.database.workerClient();
    client.on('error', () => this.#listenAgain(client));
    client.on('end', () => this.#listenAgain(client));
    client.on('notification', () => this.#reloadQuietly());
    this.#listener = client;
    await client.connect();
    await client.query(`listen ${channel}`);
  }

  #listenAgain(lost: ReturnType<Database['workerClient']>): void {
    if (this.#closed || this.#listener !== lost) return;
    this.#listener = undefined;
    lost.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.#listen().then(
        () => this.#reloadQuietly(),
        () => this.#listener && this.#listenAgain(this.#listener),
      );
    }, reconnectMs);
    this.#retry.unref();
  }
}
