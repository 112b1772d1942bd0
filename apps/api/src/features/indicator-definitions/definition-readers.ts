import type { Lineage } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';

type Connection = Pool | PoolClient;

/** Something that reads an indicator, as lineage shows it. */
export interface DefinitionUse {
  indicator: string;
  reader: Lineage['nodes'][number];
  /** It is still being worked on. */
  open: boolean;
}

/** All uses by things of one kind on this day or later, those still being worked on as well. */
type FindUses = (connection: Connection, day: string) => Promise<DefinitionUse[]>;

/** What reads indicators besides other indicators. The features that do so say it when they are made. */
@Injectable()
export class DefinitionReaders {
  readonly #kinds: FindUses[] = [];

  constructor(private readonly database: Database) {}

  add(find: FindUses): void {
    this.#kinds.push(find);
  }

  async uses(day: string, connection: Connection = this.database.worker): Promise<DefinitionUse[]> {
    const found: DefinitionUse[] = [];
    for (const find of this.#kinds) found.push(...(await find(connection, day)));
    return found;
  }
}
