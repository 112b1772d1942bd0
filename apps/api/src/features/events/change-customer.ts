import type { CustomerReference, IngestItem } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { partitionOf } from '../../platform/log/partitions.ts';
import { soundBy } from './edit-item.ts';
import { contribute, difference, type FactData } from './fact.ts';
import { customersLock, type FactIdentity, lock, recordedFingerprint } from './fact-store.ts';
import { type ReadItem, rejected } from './item.ts';
import { placed, type RecordEventsParts } from './record-events.ts';
import {
  contributeTogether,
  customerInForce,
  loadCompeting,
  slotOf,
  slotText,
  statesOf,
} from './response-slots.ts';
import { writeEvents } from './write-events.ts';
import { identitiesOf } from '../customers/customer-directory.ts';

const types = new Set(['customer.merged', 'customer.unmerged', 'customer.erased', 'consent.changed']);

/** Purposes whose consent decides whether answers count; others are only recorded. */
const countingPurposes = new Set(['surveys', 'analysis']);

/** What an event does to customers, and whose competing responses it may bring together or apart. */
interface Effect {
  customers: number[];
  run: (tx: PoolClient) => Promise<void>;
  /** What the log keeps, where it is more than what was sent. */
  data?: FactData;
}

/**
 * Merges, un-merges and erases customers, and keeps their consent: one transaction with the event.
 * Erasing removes what says who somebody was; what was counted stays counted, without a person.
 */
export class ChangeCustomer {
  constructor(private readonly parts: RecordEventsParts) {}

  handles(item: ReadItem): boolean {
    return types.has(item.definition.type);
  }

  async change(item: ReadItem): Promise<IngestItem> {
    const sourceId = (await this.parts.sources.idsOf([item.source]))(item.source);
    const identity = { sourceId, externalId: item.id };
    const outcome = await inTransaction(this.parts.worker, async (tx): Promise<IngestItem> => {
      // Merges meet in chains; one at a time is plenty for them, and no order of locks can be wrong.
      await lock(tx, [customersLock]);
      const known = await recordedFingerprint(tx, identity);
      if (known !== undefined) {
        return known === item.fingerprint
          ? { id: item.id, status: 'duplicate' }
          : rejected(item.id, 'id-conflict', { field: 'id' });
      }
      const effect = await this.#effectOf(tx, item);
      const before = await this.#contributions(tx, effect.customers);
      await effect.run(tx);
      this.parts.customers.forget();
      const after = await this.#contributions(tx, effect.customers);
      await this.#write(tx, {
        item,
        identity,
        customerId: effect.customers[0] ?? null,
        data: effect.data ?? item.data,
        ...difference(before, after),
      });
      return { id: item.id, status: 'accepted' };
    });
    if (outcome.status === 'accepted') {
      this.parts.customers.forget();
      await this.parts.worker.query(`select pg_notify('customers_changed', '')`);
    }
    return outcome;
  }

  async #effectOf(tx: PoolClient, item: ReadItem): Promise<Effect> {
    const reference = item.customer as CustomerReference;
    const known = (await this.parts.customers.find([reference]))(reference);
    const customer = known.id;
    switch (item.definition.type) {
      case 'customer.merged': {
        const other = item.sent['absorbed'] as CustomerReference;
        const absorbed = (await this.parts.customers.find([other]))(other).id;
        const run = async (tx: PoolClient) => {
          await merge(tx, customer, absorbed);
        };
        return { customers: [customer, absorbed], run };
      }
      case 'customer.unmerged': {
        const absorbed = await this.#owner(tx, item.sent['absorbed'] as CustomerReference);
        const run = async (tx: PoolClient) => {
          if (absorbed !== undefined) await unmerge(tx, customer, absorbed);
        };
        // Whoever they were both one with as well: afterwards neither of the two need lead there.
        return { customers: [customer, absorbed ?? customer, known.inForce], run };
      }
      case 'customer.erased':
        return { customers: [], run: (tx) => erase(tx, customer) };
      default:
        return {
          customers: [],
          run: (tx) => keepConsent(tx, customer, item),
          data: placed(item, known),
        };
    }
  }

  /** The customer an identity was first given to, whatever it was merged into since. */
  async #owner(tx: PoolClient, reference: CustomerReference): Promise<number | undefined> {
    const identities = identitiesOf(reference);
    const { rows } = await tx.query<{ customer_id: number }>(
      `select customer_id from unnest($1::text[], $2::text[]) with ordinality as w (kind, value, nth)
         join customer_identity using (kind, value) order by nth limit 1`,
      [identities.map(([kind]) => kind), identities.map(([, value]) => value)],
    );
    return rows[0]?.customer_id;
  }

  /** What all competing responses of these customers contribute as the customers now are. */
  async #contributions(tx: PoolClient, customers: readonly number[]) {
    if (customers.length === 0) return [];
    const { rows } = await tx.query<{ source_id: number; external_id: string; owner: number }>(
      `with recursive up as (
         select id, id as owner, merged_into from customer where id = any($1)
         union all select up.id, c.id, c.merged_into from up join customer c on c.id = up.merged_into),
       top as (select distinct owner from up where merged_into is null),
       one as (
         select owner as id, owner from top
         union all select c.id, one.owner from one join customer c on c.merged_into = one.id)
       select s.source_id, s.external_id, one.owner from response_slot s join one on one.id = s.customer_id`,
      [customers],
    );
    const owners = new Map(rows.map((row) => [`${row.source_id} ${row.external_id}`, row.owner]));
    const competing = await loadCompeting(
      tx,
      rows.map((row) => ({ sourceId: row.source_id, externalId: row.external_id })),
    );
    return contributeTogether(
      statesOf(competing, soundBy(this.parts.surveys)),
      this.parts.surveys,
      (state) => {
        const slot = slotOf(state, this.parts.surveys.survey(String(state.data['survey'])));
        const owner = owners.get(`${state.sourceId} ${state.externalId}`);
        return slot && slotText({ ...slot, customerId: owner ?? slot.customerId });
      },
    );
  }

  async #write(
    tx: PoolClient,
    change: {
      item: ReadItem;
      identity: FactIdentity;
      customerId: number | null;
      data: FactData;
    } & ReturnType<typeof difference>,
  ) {
    const { item, identity, customerId, data, before, after } = change;
    const at = item.at ?? Date.now();
    await this.parts.measures.ensureWithin(tx, [{ key: item.definition.type, kind: 'count' }]);
    const fact = {
      ...identity,
      type: item.definition.type,
      at,
      departmentId: item.departmentId,
      customerId,
      data,
    };
    const counted = contribute(fact, this.parts.surveys);
    await writeEvents(tx, [
      {
        ...fact,
        partition: partitionOf({ customerId, subject: item.id }, this.parts.partitions),
        fingerprint: item.fingerprint,
        before,
        after: counted ? [...after, counted] : after,
        texts: item.texts,
      },
    ]);
  }
}

/** Everybody who is one with a customer, `$1`: those it was merged into, and all who were merged into them. */
const group = `(
  with recursive up as (
    select id, merged_into from customer where id = $1
    union all select c.id, c.merged_into from up join customer c on c.id = up.merged_into),
  one as (
    select id from up where merged_into is null
    union all select c.id from one join customer c on c.merged_into = one.id)
  select id from one)`;

/**
 * Of somebody who was merged before, the whole person is taken in; who is one already stays so, as a ring would have
 * nobody in force. The latest word on consent holds for all of them, of two at the same time the refusal.
 */
async function merge(tx: PoolClient, customer: number, absorbed: number) {
  const top = await customerInForce(tx, absorbed);
  if (top === (await customerInForce(tx, customer))) return;
  await tx.query('update customer set merged_into = $2 where id = $1', [top, customer]);
  await tx.query(
    `update customer c set consent = latest.consent, consent_at = latest.consent_at
       from (select consent, consent_at from customer where id in ${group}
              order by consent_at desc, consent limit 1) latest
      where c.id in ${group}`,
    [customer],
  );
}

/** Takes the absorbed one out again, with those that it had absorbed itself. */
async function unmerge(tx: PoolClient, customer: number, absorbed: number) {
  if ((await customerInForce(tx, absorbed)) !== (await customerInForce(tx, customer))) return;
  await tx.query('update customer set merged_into = null where id = $1', [absorbed]);
}

async function erase(tx: PoolClient, customer: number) {
  await tx.query(`delete from customer_identity where customer_id in ${group}`, [customer]);
  await tx.query(`delete from event_text where customer_id in ${group}`, [customer]);
  await tx.query(
    `update customer set name = null, language = null, segment = null, region = null, attributes = null,
            erased_at = now() where id in ${group}`,
    [customer],
  );
}

/** What is said by somebody who is one with others is said for all of them. */
async function keepConsent(tx: PoolClient, customer: number, item: ReadItem) {
  if (!countingPurposes.has(String(item.sent['purpose']))) return;
  await tx.query(
    `update customer set consent = $2, consent_at = to_timestamp($3::float8 / 1000)
      where id in ${group} and consent_at <= to_timestamp($3::float8 / 1000)`,
    [customer, item.sent['granted'], item.at ?? Date.now()],
  );
}
