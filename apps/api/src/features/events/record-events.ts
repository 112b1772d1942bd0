import type { IngestItem, MeasureDefinition } from '@attune/contracts';
import { definitionOf, measuresOf } from '@attune/contracts';
import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { partitionOf } from '../../platform/log/partitions.ts';
import type { CustomerDirectory, KnownCustomer } from '../customers/customer-directory.ts';
import {
  type CustomerProfile,
  profileOf,
  setsProfile,
  updateProfiles,
} from '../customers/customer-profile.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import type { EventSources } from './event-sources.ts';
import type { SurveyLookup } from '../surveys/known-survey.ts';
import { contribute, type RecordedFact } from './fact.ts';
import { type FactIdentity, identityText } from './fact-store.ts';
import { type ReadItem, rejected } from './item.ts';
import { type NewEvent, writeEvents } from './write-events.ts';

export interface RecordEventsParts {
  /** The insert-only role. */
  ingest: Pool;
  /** For events that change customers as well. */
  worker: Pool;
  partitions: number;
  sources: EventSources;
  customers: CustomerDirectory;
  measures: MeasureRegistry;
  surveys: SurveyLookup & { load(): Promise<void> };
}

/**
 * Records facts that stand by themselves, many at a time: one transaction for the rows and the log.
 * Answers per item: accepted, duplicate, or rejected for its identity.
 */
export class RecordEvents {
  constructor(private readonly parts: RecordEventsParts) {}

  async record(items: readonly ReadItem[]): Promise<readonly IngestItem[]> {
    const now = Date.now();
    const sourceId = await this.parts.sources.idsOf(items.map((item) => item.source));
    const identityIn = (item: ReadItem) => identityText(identityOf(item, sourceId));
    const first = firstOfEach(items, identityIn);
    const unique = first ? [...first.values()] : items;
    const stored = new Map<string, string>();
    for (let from = 0; from < unique.length;) {
      const rest = unique.slice(from);
      const customers = await this.#customers(rest, sourceId);
      const run = rest.slice(0, runLength(rest, customers));
      const facts = run.map((item, i) => factOf(item, { sourceId, now, customer: customers[i] }));
      const events = facts.map((fact, i) => this.#eventOf(fact, run[i] as ReadItem));
      await this.#ensureMeasures(facts, events);
      const added = await this.#write(events, run, customers);
      const taken = added ? events.filter((event) => !added.has(identityText(event))) : [];
      if (taken.length > 0) for (const entry of await this.#fingerprints(taken)) stored.set(...entry);
      from += run.length;
    }
    return items.map((item) => {
      if (!first && stored.size === 0) return { id: item.id, status: 'accepted' };
      const identity = identityIn(item);
      const original = first?.get(identity) ?? item;
      const taken = stored.get(identity);
      if (original === item && taken === undefined) return { id: item.id, status: 'accepted' };
      const same = item.fingerprint === (taken ?? original.fingerprint);
      return same ? { id: item.id, status: 'duplicate' } : rejected(item.id, 'id-conflict', { field: 'id' });
    });
  }

  /**
   * The customers that items name, in their places. One that is not known is made, but not for an item that was
   * recorded before, which is left out when writing anyway: a redelivery must not make somebody again who was erased
   * since.
   */
  async #customers(
    items: readonly ReadItem[],
    sourceId: (source: string) => number,
  ): Promise<readonly (KnownCustomer | undefined)[]> {
    const customers = items.map(({ customer }) => customer && this.parts.customers.recall(customer));
    const unknown = items.filter((item, i) => item.customer && !customers[i]);
    if (unknown.length === 0) return customers;
    const old = await this.#fingerprints(unknown.map((item) => identityOf(item, sourceId)));
    const isOld = (item: ReadItem) => old.has(identityText(identityOf(item, sourceId)));
    const making = unknown.filter((item) => !isOld(item)).flatMap(({ customer }) => customer ?? []);
    const find = await this.parts.customers.find(making);
    return items.map((item, i) => {
      if (customers[i] || !item.customer || isOld(item)) return customers[i];
      return find(item.customer);
    });
  }

  #eventOf(fact: RecordedFact, item: ReadItem): NewEvent {
    const contribution = contribute(fact, this.parts.surveys);
    return {
      ...fact,
      partition: partitionOf(
        { customerId: fact.customerId, subject: item.subject ?? `${item.source} ${item.id}` },
        this.parts.partitions,
      ),
      fingerprint: item.fingerprint,
      before: [],
      after: contribution ? [contribution] : [],
      texts: item.texts,
    };
  }

  /** A measure is there before the first fact that speaks of it. */
  async #ensureMeasures(facts: readonly RecordedFact[], events: readonly NewEvent[]) {
    const isNew = (key: string) => !this.parts.measures.has(key);
    const unknown = facts.filter((_, i) =>
      events[i]?.after.some((contribution) => Object.keys(contribution.measures).some(isNew)),
    );
    await this.parts.measures.ensure(unknown.flatMap(measureDefinitions));
  }

  /** Events that set a customer's profile are written with it, under the role that may. */
  async #write(
    events: readonly NewEvent[],
    items: readonly ReadItem[],
    customers: readonly (KnownCustomer | undefined)[],
  ): Promise<ReadonlySet<string> | null> {
    const plain: NewEvent[] = [];
    const profiled: NewEvent[] = [];
    const profiles = new Map<NewEvent, CustomerProfile>();
    events.forEach((event, i) => {
      const profile = profileOf(event, customers[i], (items[i] as ReadItem).sent);
      if (profile) profiles.set(event, profile);
      (profile ? profiled : plain).push(event);
    });
    const added = plain.length === 0 ? null : await writeEvents(this.parts.ingest, plain);
    if (profiled.length === 0) return added;
    const others = await inTransaction(this.parts.worker, async (tx) => {
      const written = await writeEvents(tx, profiled);
      // What was recorded before under the same identity, or is refused for it, says nothing new.
      const told = profiled.filter((event) => written === null || written.has(identityText(event)));
      await updateProfiles(
        tx,
        told.map((event) => profiles.get(event) as CustomerProfile),
      );
      return written;
    });
    this.parts.customers.forget();
    if (added === null && others === null) return null;
    return new Set([...(added ?? plain.map(identityText)), ...(others ?? profiled.map(identityText))]);
  }

  /** The fingerprints that identities were recorded with, of those that were. */
  async #fingerprints(identities: readonly FactIdentity[]) {
    const { rows } = await this.parts.ingest.query<{
      source_id: number;
      external_id: string;
      fingerprint: string;
    }>({
      name: 'events-fingerprints',
      text: `with wanted as (select * from unnest($1::int[], $2::text[]) as w (source_id, external_id))
             select source_id, external_id, encode(fingerprint, 'hex') as fingerprint
               from wanted join event using (source_id, external_id)
             union all
             select source_id, external_id, encode(fingerprint, 'hex')
               from wanted join waiting_edit using (source_id, external_id)`,
      values: [identities.map(({ sourceId }) => sourceId), identities.map(({ externalId }) => externalId)],
    });
    return new Map(rows.map((row) => [`${row.source_id} ${row.external_id}`, row.fingerprint]));
  }
}

/** The first item under each identity; undefined where all differ, as their ids nearly always do. */
function firstOfEach(
  items: readonly ReadItem[],
  identityIn: (item: ReadItem) => string,
): Map<string, ReadItem> | undefined {
  if (new Set(items.map((item) => item.id)).size === items.length) return undefined;
  const first = new Map<string, ReadItem>();
  for (const item of items) {
    const identity = identityIn(item);
    if (!first.has(identity)) first.set(identity, item);
  }
  return first;
}

const identityOf = (item: ReadItem, sourceId: (source: string) => number): FactIdentity => ({
  sourceId: sourceId(item.source),
  externalId: item.id,
});

function factOf(
  item: ReadItem,
  as: { sourceId: (source: string) => number; now: number; customer: KnownCustomer | undefined },
): RecordedFact {
  return {
    ...identityOf(item, as.sourceId),
    type: item.definition.type,
    at: item.at ?? as.now,
    departmentId: item.departmentId,
    customerId: as.customer?.id ?? null,
    data: placed(item, as.customer),
  };
}

/** Up to the first item about somebody whose profile is set just before: it has to find the profile set. */
function runLength(items: readonly ReadItem[], customers: readonly (KnownCustomer | undefined)[]): number {
  const told = new Set<number>();
  for (const [i, item] of items.entries()) {
    const person = customers[i]?.inForce;
    if (person === undefined) continue;
    if (told.has(person)) return i;
    if (setsProfile(item.definition.type)) told.add(person);
  }
  return items.length;
}

export function measureDefinitions(fact: RecordedFact): MeasureDefinition[] {
  const definition = definitionOf(fact.type);
  return definition ? measuresOf(definition, fact.data, fact.at).map((reading) => reading.definition) : [];
}

/** Dimension values are those at the time of the event: they are written into it, and never looked up again. */
export function placed(item: ReadItem, customer: KnownCustomer | undefined): RecordedFact['data'] {
  const { data } = item;
  if (!customer) return data;
  const segment = data['segment'] === undefined ? customer.segment : null;
  const region = data['region'] === undefined ? customer.region : null;
  const missesConsent = !customer.consent && item.definition.type === 'response.recorded';
  if (segment === null && region === null && !missesConsent) return data;
  return {
    ...data,
    ...(segment === null ? {} : { segment }),
    ...(region === null ? {} : { region }),
    ...(missesConsent ? { excluded: 'no-consent' as const } : {}),
  };
}
