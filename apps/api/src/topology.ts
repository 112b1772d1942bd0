import type { Type } from '@nestjs/common';
import { CustomerActivityFolds } from './features/customer-activity/customer-activity-folds.ts';
import { LiveReaders } from './features/live/live-readers.ts';
import { TallyFolds } from './features/measures/tally-folds.ts';
import type { Handler } from './platform/stream/handler.ts';

/**
 * The data flow, in one table. An arrow is a consumer of its own: it has its own position in the log, fails and
 * catches up by itself.
 *
 *   POST /v1/events · survey pages ──► one transaction: rows + log ──► sequencer ──► stream ──► handlers
 *   folds ──► hints (LISTEN) ──► readers
 */
export const topology = {
  /** From the log, in order per partition, each event taking effect once. */
  handlers: [
    /** every event: remove(before) + add(after), per generation of tallies */
    TallyFolds,
    /** the same, by customer: what figures about people are made of */
    CustomerActivityFolds,
  ],
  /** Hints between processes; may be lost, never needed for being right. */
  hints: [
    /** which figures may have moved, to everybody who looks at them */
    hint('tally_changed', LiveReaders, (readers, payload) => readers.tallyChanged(payload)),
  ],
} as const satisfies { handlers: readonly Type<HandlerSource>[]; hints: readonly Hint[] };

/**
 * A feature's handlers as they are now: asked when the process starts, and every second from then on. The same name
 * is the same handler every time.
 */
export interface HandlerSource {
  handlers(): Promise<readonly Handler[]>;
}

interface Hint {
  channel: string;
  listener: Type<unknown>;
  tell: (listener: never, payload: string) => void;
}

function hint<T>(channel: string, listener: Type<T>, tell: (listener: T, payload: string) => void) {
  return { channel, listener, tell };
}
