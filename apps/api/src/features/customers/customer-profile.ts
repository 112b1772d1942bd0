import type { PoolClient } from 'pg';
import type { KnownCustomer } from './customer-directory.ts';

/** What an event says of its customer; fields that are absent stay as they were. */
export interface CustomerProfile {
  id: number;
  /** Epoch ms: an older event changes nothing that a newer one set. */
  at: number;
  name?: string;
  language?: string;
  segment?: string;
  region?: string;
  attributes?: unknown;
}

export const setsProfile = (type: string) => type === 'customer.registered' || type === 'customer.updated';

/** The profile is that of the customer in force: whoever was merged into it is the same person. */
export function profileOf(
  event: { type: string; at: number },
  customer: KnownCustomer | undefined,
  sent: Record<string, unknown>,
): CustomerProfile | null {
  if (!setsProfile(event.type) || customer === undefined) return null;
  const { name, language, segment, region, attributes } = sent as Partial<CustomerProfile>;
  return { id: customer.inForce, at: event.at, ...stated({ name, language, segment, region, attributes }) };
}

const stated = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** In order of time, so that of several profiles of one customer in one batch the latest stays. */
export async function updateProfiles(tx: PoolClient, profiles: readonly CustomerProfile[]): Promise<void> {
  const latest = new Map<number, CustomerProfile>();
  for (const profile of profiles.toSorted((a, b) => a.at - b.at)) {
    latest.set(profile.id, { ...latest.get(profile.id), ...profile });
  }
  const rows = [...latest.values()].sort((a, b) => a.id - b.id);
  await tx.query({
    name: 'customers-profile',
    text: `update customer c set
             name = coalesce(p.name, c.name), language = coalesce(p.language, c.language),
             segment = coalesce(p.segment, c.segment), region = coalesce(p.region, c.region),
             attributes = coalesce(c.attributes || p.attributes, p.attributes, c.attributes),
             profile_at = to_timestamp(p.at / 1000)
           from json_to_recordset($1) as p (id bigint, at float8, name text, language text, segment text,
                                            region text, attributes jsonb)
           where c.id = p.id and c.profile_at <= to_timestamp(p.at / 1000) and c.erased_at is null`,
    values: [JSON.stringify(rows)],
  });
}
