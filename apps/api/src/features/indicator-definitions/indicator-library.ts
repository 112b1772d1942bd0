import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Database } from '../../platform/database/database.ts';
import { definitionTable } from './definition-table.ts';
import { Library } from './library.ts';
import { ReadingRegistry } from './reading-registry.ts';

/**
 * The library as it is: kept in memory, and read again when its revision is another. Asked within a transaction, it is
 * that of the transaction's moment, so that a figure and its version belong together.
 */
@Injectable()
export class IndicatorLibrary {
  #known: { revision: string; readings: object; library: Library } | undefined;

  constructor(
    private readonly database: Database,
    private readonly readings: ReadingRegistry,
  ) {}

  /** As somebody may see it. */
  async seenBy(principal: Principal, connection?: Pool | PoolClient): Promise<Library> {
    const library = await this.current(connection);
    return principal.has('indicators:propose') ? library : library.published;
  }

  async current(connection: Pool | PoolClient = this.database.worker): Promise<Library> {
    const revision = await definitionTable.revision(connection);
    const readings = this.readings.all();
    if (this.#known?.revision === revision && this.#known.readings === readings) return this.#known.library;
    const library = new Library(this.readings, await definitionTable.read(connection));
    this.#known = { revision, readings, library };
    return library;
  }
}
