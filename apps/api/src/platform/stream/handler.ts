import type { Contribution } from '@attune/contracts';
import type { PoolClient } from 'pg';

/** One event as the stream delivers it. Everything a handler needs is in it. */
export interface StreamedEvent {
  entryId: number;
  id: number;
  partition: number;
  /** Gap-free per partition, from 1. */
  position: number;
  source: string;
  externalId: string;
  type: string;
  /** Epoch milliseconds. */
  time: number;
  departmentId: number;
  customerId: number | null;
  data: Record<string, unknown>;
  before: Contribution[];
  after: Contribution[];
}

/** Consecutive events of one partition, all of them, in order. */
export interface EventBatch {
  partition: number;
  events: readonly StreamedEvent[];
}

/**
 * What listens to the log. Its effect and its new position are one transaction, so an event takes effect once,
 * however often it is delivered. `handle` gets only events of its types; the position moves over the others.
 * Throwing rolls the batch back; it is tried again, then one by one, and an event that keeps failing goes to
 * the dead letters while the others go on. A handler adds nothing to the log in this transaction: the database
 * refuses it, because the log does not wait for handlers.
 */
export interface Handler {
  /** Stable: it names the cursor. */
  readonly name: string;
  readonly types: ReadonlySet<string> | 'all';
  /**
   * Milliseconds that events may gather after a batch: larger ones cost less each. After a while without events the
   * first is handed over at once. Without it, each event is handed over as soon as it can be.
   */
  readonly gather?: number;
  /** It does not look at `data`, which the log then need not read; messages bring it all the same. */
  readonly contributionsOnly?: boolean;
  handle(batch: EventBatch, tx: PoolClient): Promise<void>;
}

/** Delivers the log to handlers. Two transports, one conformance suite. */
export interface Stream {
  start(handlers: readonly Handler[]): Promise<void>;
  /**
   * The handlers from now on. One that comes takes the log from its cursor, or from the beginning; one that goes
   * finishes the batches in hand; the others notice nothing. A name stands for one handler for as long as it is here.
   */
  follow(handlers: readonly Handler[]): Promise<void>;
  /** Finishes the batches in hand, then stops. */
  stop(): Promise<void>;
}
