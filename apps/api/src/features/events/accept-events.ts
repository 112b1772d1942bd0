import type { IngestItem } from '@attune/contracts';
import type { LogBell } from '../../platform/log/log-bell.ts';
import type { ChangeCustomer } from './change-customer.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { EditFact } from './edit-fact.ts';
import { isEdit } from './edit-item.ts';
import type { ReadItem } from './item.ts';
import { type Door, readItem } from './read-item.ts';
import type { RecordLatest } from './record-latest.ts';
import { withRecordedEditions } from '../surveys/survey-edition.ts';

/** A class so that Nest can inject it by type; made by `eventWriters`. */
export abstract class EventWriters {
  /** Facts that stand by themselves: many senders' in one commit. */
  abstract readonly queue: CommitQueue<ReadItem, IngestItem>;
  abstract readonly latest: RecordLatest;
  abstract readonly edits: EditFact;
  abstract readonly customers: ChangeCustomer;
  /** Read again where a recorded response is of an edition not known here. */
  abstract readonly surveys: { load(): Promise<void> };
  /** Rung after commits. */
  abstract readonly bell: LogBell;
}

/**
 * Takes a batch of items and answers for each of them, in order. A bad item never sinks the others; an answer other
 * than `rejected` means durable.
 */
export class AcceptEvents {
  constructor(private readonly writers: EventWriters) {}

  async accept(raw: readonly unknown[], door: Door): Promise<IngestItem[]> {
    const now = Date.now();
    const outcomes: IngestItem[] = [];
    const plain: ReadItem[] = [];
    const plainAt: number[] = [];
    const slow: [number, ReadItem][] = [];
    const recordGathered = async () => {
      const recorded = await this.writers.queue.submit(plain.splice(0));
      const at = plainAt.splice(0);
      for (let i = 0; i < recorded.length; i++) outcomes[at[i] as number] = recorded[i] as IngestItem;
      // After the plain ones: an edit often travels in the same batch as its original.
      for (const [i, item] of slow.splice(0)) outcomes[i] = await this.#deliberately(item, door);
    };
    for (let i = 0; i < raw.length; i++) {
      const item = readItem(raw[i], door, now);
      if ('status' in item) outcomes[i] = item;
      else if (this.#isPlain(item)) {
        plain.push(item);
        plainAt.push(i);
      } else {
        slow.push([i, item]);
        // What comes before a withdrawn consent, a merge or an erasure is recorded before it, and the rest after.
        if (this.writers.customers.handles(item)) await recordGathered();
      }
    }
    await recordGathered();
    if (outcomes.some(({ status }) => status === 'accepted')) this.writers.bell.ring();
    return outcomes;
  }

  #isPlain(item: ReadItem): boolean {
    const { latest, customers } = this.writers;
    return !isEdit(item) && !customers.handles(item) && !latest.handles(item);
  }

  #deliberately(item: ReadItem, door: Door): Promise<IngestItem> {
    const { latest, edits, customers, surveys } = this.writers;
    return withRecordedEditions(surveys, () => {
      if (isEdit(item)) return edits.edit(item, door);
      if (customers.handles(item)) return customers.change(item);
      return latest.record(item);
    });
  }
}
