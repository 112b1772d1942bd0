import type { Pool } from 'pg';
import type { RecentLog } from './recent-log.ts';

/** What the workers of both transports need. */
export interface ConsumerOptions {
  /** Connections as the worker role; their number bounds how many batches are handled at once. */
  pool: Pool;
  /** Where other handlers of this process follow the same partitions. */
  recent?: RecentLog | undefined;
  /** Events per batch at most. */
  maxBatch?: number;
  /** How often an event is tried before it becomes a dead letter. */
  attempts?: number;
  /** Milliseconds before the second try; doubled for each further one. */
  backoff?: number;
  /** Milliseconds a handler's transaction may sit idle before the server ends it. */
  idleTimeout?: number;
  /** Told of every failed try, for the log and the metrics. */
  onError?: (error: unknown, where: { handler: string; partition: number; position?: number }) => void;
}
