import type { StreamedEvent } from './handler.ts';

/** Below the megabyte that brokers accept, for one message as for all of one partition that are sent together. */
export const maxBytes = 900_000;

/** Consecutive events of one entry, and where they stand. */
export interface EventMessage {
  epoch: number;
  first: number;
  /** Position of the last event that the message speaks of. */
  last: number;
  /** Empty where they did not fit: the log has them. */
  events: StreamedEvent[];
}

export interface EncodedMessage {
  last: number;
  value: string;
  bytes: number;
}

/** One message per entry, or several where it is large. */
export function encode(epoch: number, events: readonly StreamedEvent[]): EncodedMessage[] {
  const messages: EncodedMessage[] = [];
  let parts: string[] = [];
  let bytes = 0;
  const close = (last: StreamedEvent) => {
    const first = last.position - Math.max(parts.length, 1) + 1;
    const value = `{"epoch":${epoch},"first":${first},"events":[${parts.join(',')}]}`;
    messages.push({ last: last.position, value, bytes: bytes + 200 });
    parts = [];
    bytes = 0;
  };
  for (const [index, event] of events.entries()) {
    const part = JSON.stringify({ ...event, partition: undefined, position: undefined });
    const size = Buffer.byteLength(part) + 1;
    const before = events[index - 1];
    if (before && parts.length > 0 && (before.entryId !== event.entryId || bytes + size > maxBytes))
      close(before);
    if (size > maxBytes) close(event);
    else {
      parts.push(part);
      bytes += size;
    }
  }
  const last = events.at(-1);
  if (last && parts.length > 0) close(last);
  return messages;
}

/** Undefined for what is no message of ours: whoever wrote it there, it must not stop the stream. */
export function decode(value: Buffer | null, partition: number): EventMessage | undefined {
  const parsed = parse(value);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { epoch, first, events } = parsed as Record<string, unknown>;
  if (typeof epoch !== 'number' || typeof first !== 'number' || !Array.isArray(events)) return undefined;
  const placed = events.map((event, index) => ({
    ...(event as StreamedEvent),
    partition,
    position: first + index,
  }));
  return { epoch, first, last: first + Math.max(placed.length, 1) - 1, events: placed };
}

function parse(value: Buffer | null): unknown {
  try {
    return JSON.parse(value?.toString() ?? 'null');
  } catch {
    return undefined;
  }
}
