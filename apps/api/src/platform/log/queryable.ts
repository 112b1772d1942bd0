import type { QueryArrayConfig, QueryArrayResult, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A pool, or a connection inside a transaction: whatever can run one statement. */
export interface Queryable {
  query<Row extends unknown[]>(statement: QueryArrayConfig): Promise<QueryArrayResult<Row>>;
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
}
