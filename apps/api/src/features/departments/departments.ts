import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import type { DayTree } from './day-tree.ts';
import type { DepartmentTree } from './department-tree.ts';
import { channel, readTree } from './departments.store.ts';
import { dayIn } from './today.ts';

const maxAgeMs = 30_000;

/**
 * The tree in memory, for everything that asks. Other processes' changes come by notification; should one be
 * missed, the tree is read again when it is asked for and old.
 */
@Injectable()
export class Departments implements OnModuleInit {
  readonly today: () => string;
  readonly #log = new Logger('departments');
  #tree: DepartmentTree | undefined;
  #readAt = 0;
  #reading: Promise<DepartmentTree> | undefined;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    config: Config,
  ) {
    this.today = dayIn(config.timeZone);
  }

  async onModuleInit(): Promise<void> {
    this.notifications.on(channel, () => this.#reloadQuietly());
    await this.reload();
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
}
