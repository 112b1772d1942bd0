import { LogBell } from '../../platform/log/log-bell.ts';
import { ChangeCustomer } from './change-customer.ts';
import type { EventWriters } from './accept-events.ts';
import { CommitQueue } from './commit-queue.ts';
import { EditFact } from './edit-fact.ts';
import { RecordEvents, type RecordEventsParts } from './record-events.ts';
import { RecordLatest } from './record-latest.ts';

/** Four flushes of up to a thousand overlap waiting and building; twenty thousand items are a second or so of backlog. */
const queueOptions = { flushSize: 1000, flights: 4, worthwhile: 200, capacity: 20_000 };

export function eventWriters(parts: RecordEventsParts): EventWriters {
  const recordEvents = new RecordEvents(parts);
  return {
    queue: new CommitQueue((items) => recordEvents.record(items), queueOptions),
    latest: new RecordLatest(parts),
    edits: new EditFact(parts),
    customers: new ChangeCustomer(parts),
    surveys: parts.surveys,
    bell: new LogBell(parts.ingest),
  };
}
