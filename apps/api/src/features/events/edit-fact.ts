import { definitionOf, type EventDefinition, type IngestItem } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { partitionOf } from '../../platform/log/partitions.ts';
import { editData, editProblem, type EditRequest, editRequest, isEditType, soundBy } from './edit-item.ts';
import { currentState, difference, type RecordedFact } from './fact.ts';
import {
  editOf,
  type EditData,
  type FactIdentity,
  identityText,
  loadFacts,
  lock,
  lockCustomersShared,
  recordedFingerprint,
} from './fact-store.ts';
import { type ReadItem, rejected } from './item.ts';
import { type Door, isTooFarAhead } from './read-item.ts';
import { measureDefinitions, type RecordEventsParts } from './record-events.ts';
import {
  addToSlot,
  type Competing,
  contributeTogether,
  customerInForce,
  leaveSlot,
  loadCompeting,
  loadSlot,
  type Slot,
  slotOf,
  slotText,
  statesOf,
} from './response-slots.ts';
import { waitForOriginal, waitingFingerprint, waitNoLonger } from './waiting-edits.ts';
import { writeEvents } from './write-events.ts';

interface FoundEdit {
  item: ReadItem;
  identity: FactIdentity;
  request: EditRequest;
  original: RecordedFact;
  definition: EventDefinition;
  /** It was sent before its original was, and is sent again before it was settled. */
  waits: boolean;
}

/**
 * Amends or withdraws an earlier fact. The transaction holds the fact's lock and writes what it takes out and what
 * it puts in into the event, so that folding needs to look nothing up and no order of arrival matters.
 */
export class EditFact {
  constructor(private readonly parts: RecordEventsParts) {}

  async edit(item: ReadItem, door: Door): Promise<IngestItem> {
    const request = editRequest(item);
    if (request.time !== undefined && isTooFarAhead(request.time, Date.now()))
      return rejected(item.id, 'time-too-far-ahead', { field: 'data.time' });
    const sourceId = await this.parts.sources.idsOf([item.source, request.target.source]);
    const identity = { sourceId: sourceId(item.source), externalId: item.id };
    const target = { sourceId: sourceId(request.target.source), externalId: request.target.id };
    return inTransaction(this.parts.worker, async (tx) => {
      await lockCustomersShared(tx);
      await lock(tx, [identityText(target), identityText(identity)]);
      const known = (await recordedFingerprint(tx, identity)) ?? (await waitingFingerprint(tx, identity));
      const waits = known?.startsWith('waiting ') ?? false;
      if (known !== undefined && known.replace('waiting ', '') !== item.fingerprint) {
        return rejected(item.id, 'id-conflict', { field: 'id' });
      }
      if (known !== undefined && !waits) return { id: item.id, status: 'duplicate' };
      const [original] = await loadFacts(tx, [target]);
      const definition = original && definitionOf(original.type);
      if (!original || !definition) {
        if (!waits) await waitForOriginal(tx, { identity, target, item, door });
        return { id: item.id, status: 'waiting' };
      }
      return this.apply(tx, { item, identity, request, original, definition, waits }, door);
    });
  }

  /** The original is there and locked. */
  async apply(tx: PoolClient, found: FoundEdit, door: Door): Promise<IngestItem> {
    const { item, identity, request, original, definition } = found;
    // What an edit did is taken back by another edit of the same fact.
    if (isEditType(original.type)) return rejected(item.id, 'edit-invalid', { field: 'data.fact' });
    if (request.departmentInvalid) return rejected(item.id, 'edit-invalid', { field: 'data.department' });
    const moved =
      request.departmentKey === undefined ? undefined : door.departmentIdOf(request.departmentKey);
    if (request.departmentKey !== undefined && moved === undefined) {
      return rejected(item.id, 'department-unknown', { field: 'data.department' });
    }
    if (!door.mayWrite(original.departmentId) || (moved !== undefined && !door.mayWrite(moved))) {
      return rejected(item.id, 'department-forbidden', { field: 'data.department' });
    }
    const { edit, texts } = editData(request, definition, { moved, surveys: door });
    const problem = editProblem(original, { request, edit }, door);
    if (problem) return rejected(item.id, 'edit-invalid', { field: problem });
    const taken = await this.#write(tx, { ...found, edit, texts, identity }, door);
    // By an event that is no edit, in this very moment.
    if (taken) return rejected(item.id, 'id-conflict', { field: 'id' });
    return { id: item.id, status: 'accepted' };
  }

  /** An edit that had been taken and then did not suit its original: kept, with the reason, without effect. */
  async refuse(
    tx: PoolClient,
    edit: { identity: FactIdentity; original: RecordedFact; type: string; fingerprint: string; code: string },
  ): Promise<void> {
    const { original } = edit;
    await writeEvents(tx, [
      {
        ...edit.identity,
        partition: this.#partition(original),
        type: edit.type,
        at: Date.now(),
        departmentId: original.departmentId,
        customerId: original.customerId,
        fingerprint: edit.fingerprint,
        target: original,
        data: { refused: edit.code },
        before: [],
        after: [],
        texts: [],
      },
    ]);
  }

  #partition(original: RecordedFact): number {
    return partitionOf(
      { customerId: original.customerId, subject: identityText(original) },
      this.parts.partitions,
    );
  }

  async #write(
    tx: PoolClient,
    found: FoundEdit & { edit: EditData; texts: readonly [string, string][] },
    door: Door,
  ): Promise<ReadonlySet<string> | null> {
    const { item, identity, original, edit } = found;
    const isSound = soundBy(door);
    const at = item.at ?? Date.now();
    const added = editOf({ source_id: identity.sourceId, external_id: identity.externalId }, at, edit);
    const alone = await loadCompeting(tx, [original]);
    const edits = alone.editsOf(original);
    const changed = currentState(original, [...edits, added], isSound);
    if (changed) await this.parts.measures.ensureWithin(tx, measureDefinitions(changed));
    const owner = original.customerId === null ? null : await customerInForce(tx, original.customerId);
    const slotIn = (state: RecordedFact) => {
      const slot = slotOf(state, door.survey(String(state.data['survey'])));
      return slot && { ...slot, customerId: owner ?? slot.customerId };
    };
    const slots = [original, currentState(original, edits, isSound), changed]
      .map((state) => state && slotIn(state))
      .filter((slot) => slot !== null && slot !== undefined);
    const competing = await loadTogether(tx, alone, slots);
    const together = (states: (RecordedFact | null)[]) =>
      contributeTogether(states, this.parts.surveys, (state) => {
        const slot = slotIn(state);
        return slot && slotText(slot);
      });
    const edited = {
      facts: competing.facts,
      editsOf: (fact: FactIdentity) =>
        identityText(fact) === identityText(original) ? [...edits, added] : competing.editsOf(fact),
    };
    if (found.waits) await waitNoLonger(tx, identity);
    const taken = await writeEvents(tx, [
      {
        ...identity,
        partition: this.#partition(original),
        type: item.definition.type,
        at,
        departmentId: changed?.departmentId ?? original.departmentId,
        customerId: original.customerId,
        fingerprint: item.fingerprint,
        target: original,
        data: edit as Record<string, unknown>,
        ...difference(together(statesOf(competing, isSound)), together(statesOf(edited, isSound))),
        texts: found.texts,
      },
    ]);
    if (taken || !changed) return taken;
    const slot = slotOf(changed, door.survey(String(changed.data['survey'])));
    await (slot ? addToSlot(tx, slot, changed) : leaveSlot(tx, changed));
    return null;
  }
}

/** The fact and all members of the slots it is in, was in, or comes into; the slots stay locked. */
async function loadTogether(tx: PoolClient, alone: Competing, slots: readonly Slot[]): Promise<Competing> {
  await lock(tx, slots.map(slotText));
  const distinct = new Map(slots.map((slot) => [slotText(slot), slot]));
  const groups = [alone];
  for (const slot of distinct.values()) groups.push(await loadSlot(tx, slot));
  const facts = new Map<string, { fact: RecordedFact; group: Competing }>();
  for (const group of groups) for (const fact of group.facts) facts.set(identityText(fact), { fact, group });
  return {
    facts: [...facts.values()].map(({ fact }) => fact),
    editsOf: (fact) => facts.get(identityText(fact))?.group.editsOf(fact) ?? [],
  };
}
