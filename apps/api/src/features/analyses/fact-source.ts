import type { Scope } from '../../platform/database/database.ts';
import type { LogRow } from './compute/log-row.ts';

export interface FactQuestion {
  /** What may be seen of facts. */
  scope: Scope;
  /** Event types; edits of facts come with them. */
  types: readonly string[];
  /** Data cut-off per partition. */
  positions: readonly number[];
}

export interface FactPage {
  rows: readonly LogRow[];
  /** How much of everything has been read with this page, 0..1. */
  read: number;
}

/** Where analyses have their facts from. */
export abstract class FactSource {
  /** In pages that are each read by a short transaction; in no order. */
  abstract pages(question: FactQuestion): AsyncIterable<FactPage>;

  /** Customers and whom they were merged into, as of now. */
  abstract merged(scope: Scope): AsyncIterable<readonly (readonly [customer: number, into: number])[]>;
}
