import type { CustomerReference } from '@attune/contracts';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

/**
 * What ingest may know of a customer: no name, no address. `id` is the customer the identity was first given to,
 * so that a merge can be taken back; the rest is that of the customer it was merged into.
 */
export interface KnownCustomer {
  id: number;
  /** The customer it was merged into, or itself. */
  inForce: number;
  segment: string | null;
  region: string | null;
  consent: boolean;
}

type Identity = readonly [kind: 'external' | 'email' | 'phone', value: string];

/** The identities of a reference, the most telling first. */
export function identitiesOf(reference: CustomerReference): Identity[] {
  const identities: Identity[] = [];
  if (reference.externalId !== undefined) identities.push(['external', reference.externalId]);
  if (reference.email !== undefined) identities.push(['email', reference.email.toLowerCase()]);
  if (reference.phone !== undefined) identities.push(['phone', reference.phone.replaceAll(/[^\d+]/g, '')]);
  return identities;
}

/** A new identity, and whose it is: a customer that is known, or a new one for each group. */
interface Link {
  identity: Identity;
  customer: number | null;
  group: number;
}

const nameOf = ([kind, value]: Identity) => `${kind} ${value}`;

/**
 * Finds the customers that events speak of, and makes those that are new. Where a reference holds several
 * identities, the first known one decides and the new ones are linked to it.
 */
export class CustomerDirectory {
  readonly #known = new LRUCache<string, KnownCustomer>({ max: 100_000, ttl: 60_000, ttlResolution: 1_000 });

  constructor(private readonly pool: Pool) {}

  /** Called when customers changed, here or in another process. */
  forget(): void {
    this.#known.clear();
  }

  /** Whom `find` would find without asking the database; undefined where it would have to ask. */
  recall(reference: CustomerReference): KnownCustomer | undefined {
    let first: KnownCustomer | undefined;
    for (const identity of identitiesOf(reference)) {
      const customer = this.#known.get(nameOf(identity));
      if (customer === undefined) return undefined;
      first ??= customer;
    }
    return first;
  }

  /** As `find`, and nobody is made: undefined where no identity is known. */
  async known(reference: CustomerReference): Promise<KnownCustomer | undefined> {
    const found = new Map<string, KnownCustomer>();
    const identities = identitiesOf(reference);
    await this.#look(identities, found);
    return identities.map((identity) => found.get(nameOf(identity))).find(Boolean);
  }

  async find(
    references: Iterable<CustomerReference>,
  ): Promise<(reference: CustomerReference) => KnownCustomer> {
    const found = new Map<string, KnownCustomer>();
    const unknown: CustomerReference[] = [];
    for (const reference of references) {
      for (const identity of identitiesOf(reference)) {
        const customer = this.#known.get(nameOf(identity));
        if (customer) found.set(nameOf(identity), customer);
      }
      if (identitiesOf(reference).some((identity) => !found.has(nameOf(identity)))) unknown.push(reference);
    }
    if (unknown.length > 0) await this.#learn(unknown, found);
    return (reference) => {
      for (const identity of identitiesOf(reference)) {
        const customer = found.get(nameOf(identity));
        if (customer) return customer;
      }
      throw new Error('A customer that was just made is not there.');
    };
  }

  async #learn(references: readonly CustomerReference[], found: Map<string, KnownCustomer>) {
    const wanted = new Map(
      references.flatMap(identitiesOf).map((identity) => [nameOf(identity), identity] as const),
    );
    await this.#look([...wanted.values()], found);
    const links: Link[] = [];
    // One reference after the other, so that many at once link what one at a time would.
    const linked = new Map<string, Pick<Link, 'customer' | 'group'>>();
    references.forEach((reference, nth) => {
      const identities = identitiesOf(reference);
      const ownerOf = (identity: Identity) => {
        const known = found.get(nameOf(identity));
        return known ? { customer: known.id, group: nth } : linked.get(nameOf(identity));
      };
      const owner = identities.map(ownerOf).find(Boolean) ?? { customer: null, group: nth };
      for (const identity of identities) {
        if (ownerOf(identity)) continue;
        linked.set(nameOf(identity), owner);
        links.push({ identity, ...owner });
      }
    });
    if (links.length === 0) return;
    await this.#link(links);
    await this.#look(
      links.map((link) => link.identity),
      found,
    );
  }

  async #look(identities: readonly Identity[], found: Map<string, KnownCustomer>) {
    const { rows } = await this.pool.query<KnownCustomer & { kind: Identity[0]; value: string }>({
      name: 'customers-look',
      text: `with recursive owner as (
               select i.kind, i.value, i.customer_id as own, c.id, c.merged_into
                 from unnest($1::text[], $2::text[]) as wanted (kind, value)
                 join customer_identity i using (kind, value)
                 join customer c on c.id = i.customer_id
               union all
               select owner.kind, owner.value, owner.own, c.id, c.merged_into
                 from owner join customer c on c.id = owner.merged_into)
             select owner.kind, owner.value, owner.own as id, c.id as "inForce", c.segment, c.region, c.consent
               from owner join customer c on c.id = owner.id
              where owner.merged_into is null`,
      values: [identities.map(([kind]) => kind), identities.map(([, value]) => value)],
    });
    for (const { kind, value, ...customer } of rows) {
      found.set(nameOf([kind, value]), customer);
      this.#known.set(nameOf([kind, value]), customer);
    }
  }

  /**
   * One customer per group of new identities without an owner. Two processes may do this for the same person at
   * once: the first identity wins, and the other's customer stays without identities, which harms nobody.
   */
  async #link(links: readonly Link[]) {
    await this.pool.query({
      name: 'customers-link',
      text: `with wanted as (
               select * from unnest($1::text[], $2::text[], $3::bigint[], $4::int[]) as w (kind, value, customer_id, grp)),
             made as (
               insert into customer (profile_at)
               select '-infinity' from (select distinct grp from wanted where customer_id is null) g
               returning id),
             numbered as (select id, row_number() over (order by id) as nth from made),
             groups as (
               select grp, row_number() over (order by grp) as nth
                 from (select distinct grp from wanted where customer_id is null) g)
             insert into customer_identity (kind, value, customer_id)
             select w.kind, w.value, coalesce(w.customer_id, n.id)
               from wanted w left join groups using (grp) left join numbered n using (nth)
              order by w.kind, w.value
             on conflict do nothing`,
      values: [
        links.map(({ identity }) => identity[0]),
        links.map(({ identity }) => identity[1]),
        links.map(({ customer }) => customer),
        links.map(({ group }) => group),
      ],
    });
  }
}
