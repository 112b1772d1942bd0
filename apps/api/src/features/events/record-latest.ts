import type { IngestItem } from '@attune/contracts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { partitionOf } from '../../platform/log/partitions.ts';
import { soundBy } from './edit-item.ts';
import { difference } from './fact.ts';
import { identityText, lock, lockCustomersShared, recordedFingerprint } from './fact-store.ts';
import { type ReadItem, rejected } from './item.ts';
import { measureDefinitions, placed, type RecordEventsParts } from './record-events.ts';
import {
  addToSlot,
  contributeTogether,
  customerInForce,
  loadSlot,
  type Slot,
  slotOf,
  slotText,
  statesOf,
} from './response-slots.ts';
import { writeEvents } from './write-events.ts';

/**
 * Records a response where only the latest per customer and wave counts: recording it also takes out the one it
 * supersedes, or it is superseded itself when it comes late.
 */
export class RecordLatest {
  constructor(private readonly parts: RecordEventsParts) {}

  /** Does this item compete with others? */
  handles(item: ReadItem): boolean {
    return item.customer !== undefined && this.#survey(item)?.countsLatest === true;
  }

  async record(item: ReadItem): Promise<IngestItem> {
    const sourceId = (await this.parts.sources.idsOf([item.source]))(item.source);
    const identity = { sourceId, externalId: item.id };
    return inTransaction(this.parts.worker, async (tx) => {
      await lockCustomersShared(tx);
      await lock(tx, [identityText(identity)]);
      const known = await recordedFingerprint(tx, identity);
      if (known !== undefined) {
        return known === item.fingerprint
          ? { id: item.id, status: 'duplicate' }
          : rejected(item.id, 'id-conflict', { field: 'id' });
      }
      // Only now: a redelivery must not make a customer again who was erased since.
      const customer = item.customer && (await this.parts.customers.find([item.customer]))(item.customer);
      const fact = {
        ...identity,
        type: item.definition.type,
        at: item.at ?? Date.now(),
        departmentId: item.departmentId,
        customerId: customer?.id ?? null,
        data: placed(item, customer),
      };
      const own = slotOf(fact, this.#survey(item)) as Slot;
      const slot = { ...own, customerId: await customerInForce(tx, own.customerId) };
      await lock(tx, [slotText(slot)]);
      const states = statesOf(await loadSlot(tx, slot), soundBy(this.parts.surveys));
      const together = (facts: Parameters<typeof contributeTogether>[0]) =>
        contributeTogether(facts, this.parts.surveys, () => slotText(slot));
      await this.parts.measures.ensureWithin(tx, measureDefinitions(fact));
      const taken = await writeEvents(tx, [
        {
          ...fact,
          partition: partitionOf({ customerId: fact.customerId, subject: item.id }, this.parts.partitions),
          fingerprint: item.fingerprint,
          ...difference(together(states), together([...states, fact])),
          texts: item.texts,
        },
      ]);
      // The identity was taken by another kind of event in this very moment: the sender's next try is answered above.
      if (taken) return rejected(item.id, 'id-conflict', { field: 'id' });
      await addToSlot(tx, own, identity);
      return { id: item.id, status: 'accepted' };
    });
  }

  #survey(item: ReadItem) {
    return item.definition.type === 'response.recorded'
      ? this.parts.surveys.survey(item.data['survey'] as string)
      : undefined;
  }
}
