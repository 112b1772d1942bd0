import type { BiConnection, CreatedBiConnection } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { Departments } from '../departments/departments.ts';
import type { BiConnectionRow } from './bi-connections.store.ts';

/** What may be shown of a connection, and where it is made to: `ATTUNE_BI_HOST`, else the server as Attune reaches it. */
@Injectable()
export class DescribeConnection {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly config: Config,
  ) {}

  describe(row: BiConnectionRow): BiConnection {
    const { host, port, database } = this.#address();
    return {
      id: row.id,
      name: row.name,
      department: this.departments.tree().keyOf(row.departmentId) ?? '',
      host,
      port,
      database,
      schema: 'bi',
      user: row.role,
      createdAt: row.createdAt.toISOString(),
      passwordAt: row.passwordAt.toISOString(),
    };
  }

  withPassword(row: BiConnectionRow, password: string): CreatedBiConnection {
    const { host, port, database, sslMode } = this.#address();
    const options = new URLSearchParams({ currentSchema: 'bi', ...(sslMode && { sslmode: sslMode }) });
    const jdbcUrl = `jdbc:postgresql://${host}:${port}/${encodeURIComponent(database)}?${options}`;
    return { ...this.describe(row), password, jdbcUrl };
  }

  #address() {
    const { address } = this.database;
    const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(this.config.biHost ?? '') ?? [];
    return { ...address, ...(host && { host, port: Number(port ?? address.port) }) };
  }
}
