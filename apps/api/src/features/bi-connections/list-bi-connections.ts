import type { BiConnection } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { findConnections } from './bi-connections.store.ts';
import { DescribeConnection } from './describe-connection.ts';

/** The connections of the departments that somebody manages, newest first. */
@Injectable()
export class ListBiConnections {
  constructor(
    private readonly database: Database,
    private readonly connections: DescribeConnection,
  ) {}

  async run(principal: Principal): Promise<BiConnection[]> {
    const rows = await findConnections(this.database, principal.departmentsFor('bi:manage'));
    return rows.map((row) => this.connections.describe(row));
  }
}
