import type { Batch } from 'kafkajs';
import { decode, type EventMessage } from './message.ts';

export interface Offered {
  /** Undefined where the messages up to the offset are none of ours. */
  message: EventMessage | undefined;
  /** Of the last Kafka message in it. */
  offset: string;
}

/** Puts messages that follow each other together, up to about `size` events: one transaction for all of them. */
export function* messagesOf(batch: Batch, size: () => number): Generator<Offered> {
  let held: Offered | undefined;
  for (const { value, offset } of batch.messages) {
    const message = decode(value, batch.partition);
    if (held && !(follows(held.message, message) && held.message.events.length < size())) {
      yield held;
      held = undefined;
    }
    if (held?.message && message) held = { message: joined(held.message, message), offset };
    else held = { message, offset };
  }
  if (held) yield held;
}

function follows(held: EventMessage | undefined, next: EventMessage | undefined): held is EventMessage {
  return (
    held !== undefined &&
    next !== undefined &&
    held.epoch === next.epoch &&
    held.last + 1 === next.first &&
    held.events.length > 0 &&
    next.events.length > 0
  );
}

function joined(held: EventMessage, next: EventMessage): EventMessage {
  // Pushing, not copying: a long run of small messages would otherwise be copied once per message.
  for (const event of next.events) held.events.push(event);
  held.last = next.last;
  return held;
}
