import type { CustomerReference, IngestItem } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { partitionOf } from '../../platform/log/partitions.ts';
import { difference } from '../events/fact.ts';
import { customersLock, type FactIdentity, lock, recordedFingerprint } from '../events/fact-store.ts';
import { type ReadItem, rejected } from '../events/item.ts';
import type { RecordEventsParts } from '../events/record-events.ts';
import { contributeTogether, loadCompeting, slotOf, slotText, statesOf } from '../events/response-slots.ts';
import type { SurveyLookup } from '../events/survey-answers.ts';
import { writeEvents } from '../events/write-events.ts';
import { identitiesOf } from './customer-directory.ts';

const types = new Set(['customer.merged', 'customer.unmerged', 'customer.erased', 'consent.changed']);

/** Purposes whose consent decides whether answers count; others are only recorded. */
const countingPurposes = new Set(['surveys', 'analysis']);

/** What an event does to customers, and whose competing responses it may bring together or apart. */
interface Effect {
  customers: number[];
  run: (tx: PoolClient) => Promise<void>;
}

/**
 * Merges, un-merges and erases customers, and keeps their consent: one transaction with the event.
 * Erasing removes what says who somebody was; what was counted stays counted, without a person.
 */
export class ChangeCustomer {
  constructor(
    private readonly parts: RecordEventsParts,
    private readonly surveys: SurveyLookup,
  ) {}

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
      const effect = await this.#effectOf(item);
      const before = await this.#contributions(tx, effect.customers);
      await effect.run(tx);
      this.parts.customers.forget();
      const after = await this.#contributions(tx, effect.customers);
      await this.#write(tx, {
        item,
        identity,
        customerId: effect.customers[0] ?? null,
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

  async #effectOf(item: ReadItem): Promise<Effect> {
    const reference = item.customer as CustomerReference;
    const customer = (await this.parts.customers.find([reference]))(reference).id;
    switch (item.definition.type) {
      case 'customer.merged': {
        const other = item.sent['absorbed'] as CustomerReference;
        const absorbed = (await this.parts.customers.find([other]))(other).id;
        const run = async (tx: PoolClient) => {
          if (absorbed === customer) return;
          await tx.query('update customer set merged_into = $2 where id = $1', [absorbed, customer]);
        };
        return { customers: [customer, absorbed], run };
      }
      case 'customer.unmerged': {
        const absorbed = await this.#owner(item.sent['absorbed'] as CustomerReference);
        const run = async (tx: PoolClient) => {
          await tx.query('update customer set merged_into = null where id = $1', [absorbed]);
        };
        return { customers: [customer, absorbed ?? customer], run };
      }
      case 'customer.erased':
        return { customers: [], run: (tx) => erase(tx, customer) };
      default:
        return { customers: [], run: (tx) => keepConsent(tx, customer, item) };
    }
  }

  /** The customer an identity was first given to, whatever it was merged into since. */
  async #owner(reference: CustomerReference): Promise<number | undefined> {
    const [identity] = identitiesOf(reference);
    const { rows } = await this.parts.worker.query<{ customer_id: number }>(
      'select customer_id from customer_identity where kind = $1 and value = $2',
      [...(identity ?? [])],
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
    return contributeTogether(statesOf(competing), this.parts.scales, (state) => {
      const slot = slotOf(state, this.surveys.survey(String(state.data['survey'])));
      const owner = owners.get(`${state.sourceId} ${state.externalId}`);
      return slot && slotText({ ...slot, customerId: owner ?? slot.customerId });
    });
  }

  async #write(
    tx: PoolClient,
    change: { item: ReadItem; identity: FactIdentity; customerId: number | null } & ReturnType<
      typeof difference
    >,
  ) {
    const { item, identity, customerId, before, after } = change;
    const at = item.at ?? Date.now();
    await this.parts.measures.ensure([{ key: item.definition.type, kind: 'count' }]);
    const counted = {
      at,
      department: item.departmentId,
      dimensions: {},
      measures: { [item.definition.type]: 1 },
    };
    await writeEvents(tx, [
      {
        ...identity,
        partition: partitionOf({ customerId, subject: item.id }, this.parts.partitions),
        type: item.definition.type,
        at,
        departmentId: item.departmentId,
        customerId,
        fingerprint: item.fingerprint,
        data: item.data,
        before,
        after: [...after, counted],
        texts: item.texts,
      },
    ]);
  }
}

async function erase(tx: PoolClient, customer: number) {
  const one = `(with recursive one as (
      select $1::bigint as id union select c.id from customer c join one on c.merged_into = one.id) select id from one)`;
  await tx.query(`delete from customer_identity where customer_id in ${one}`, [customer]);
  await tx.query(`delete from event_text where customer_id in ${one}`, [customer]);
  await tx.query(
    `update customer set name = null, language = null, segment = null, region = null, attributes = null,
            erased_at = now() where id in ${one}`,
    [customer],
  );
}

async function keepConsent(tx: PoolClient, customer: number, item: ReadItem) {
  if (!countingPurposes.has(String(item.sent['purpose']))) return;
  await tx.query(
    `update customer set consent = $2, consent_at = to_timestamp($3::float8 / 1000)
      where id = $1 and consent_at <= to_timestamp($3::float8 / 1000)`,
    [customer, item.sent['granted'], item.at ?? Date.now()],
  );
}
